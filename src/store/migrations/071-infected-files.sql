-- Files in which the scanner found malware: few among many, asked for before an original is handed out.
create index message_file_infected on message_file (message_id) where problem = 'infected';
