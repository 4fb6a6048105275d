-- Mails that no dossier was made of wait for a person until one says that they are dealt with.
alter table message
  add column handled_at timestamptz,
  add column handled_by text;
