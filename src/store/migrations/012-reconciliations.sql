-- Each comparison of a folder with the ledger: how many mails it held, and how many of them had no disposition.
create table reconciliation (
  id bigint generated always as identity primary key,
  mailbox_id bigint not null references mailbox,
  at timestamptz not null default now(),
  mails integer not null,
  missed integer not null
);
create index reconciliation_at on reconciliation (mailbox_id, at);
