-- A digest, a reminder or a sign-in link answers no mail. What may leave only once says so by its key.
alter table outbox alter column message_id drop not null;
alter table outbox add column key text;
update outbox set key = 'reply/' || kind || '/' || message_id;
alter table outbox alter column key set not null;
alter table outbox add constraint outbox_key unique (key);
alter table outbox drop constraint outbox_message_id_kind_key;
create index outbox_message on outbox (message_id);

-- Files that a letter carries: name, media type, SHA-256 of the blob; `cid` of a picture that its HTML shows.
alter table outbox add column attachments jsonb not null default '[]';
