-- Bytes that were forgotten: their name stays, so that a mail which still lies in the mailbox is not taken in, or answered, again.
alter table blob add column forgotten_at timestamptz;

-- When the words read from a mail and its files were taken off, and when the mail itself was.
alter table message add column texts_forgotten_at timestamptz;
alter table message add column forgotten_at timestamptz;
alter table outbox add column forgotten_at timestamptz;

-- All that named people is gone: it is a number, a unit and its times.
alter table dossier drop constraint dossier_closed_check;
alter table dossier add constraint dossier_closed_check check (closed in ('merged', 'not-a-dossier', 'forgotten'));
-- What concerned one person was taken out: it can't be made anew from its mails any more.
alter table dossier add column redacted_at timestamptz;
