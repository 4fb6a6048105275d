-- What reading made of a mail's words while it waits to be judged, and the version of the program that made it: another version makes
-- it anew from the stored reading. Taken off once the mail is judged; its documents then stand in their own table.
alter table message
  add column understood jsonb,
  add column understood_by text;
