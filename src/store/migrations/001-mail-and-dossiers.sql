-- What is true: raw mails, what became of each, and what leaves the house. Everything else can be made again from here.

create table blob (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  stored_at timestamptz not null default now()
);
-- Mail is mostly base64, which PostgreSQL's compression hardly shrinks and takes long over.
alter table blob alter column bytes set storage external;

-- One folder of one account on an IMAP server, and how far it has been read.
create table mailbox (
  id bigint generated always as identity primary key,
  account text not null,
  folder text not null,
  uidvalidity bigint,
  last_uid bigint not null default 0,
  -- When all that is there was last known to be stored, and when its watcher last showed that it lives.
  looked_at timestamptz,
  alive_at timestamptz,
  unique (account, folder)
);

create table message (
  id bigint generated always as identity primary key,
  account text not null,
  -- Identity: the bytes, and X-GM-MSGID where the server has it. A mail moved, copied or found again is this same row.
  sha256 text not null references blob,
  gmail_id text,
  received_at timestamptz not null,
  stored_at timestamptz not null default now(),
  bytes bigint not null,
  status text not null default 'received' check (status in ('received', 'read', 'judged', 'parked')),
  -- Written before the work: how often a step began that never ended, and how often it is known to have killed its reader.
  attempts integer not null default 0,
  deaths integer not null default 0,
  last_error text,
  -- When the sweep next nudges it, while it waits.
  due_at timestamptz,
  -- Known after storing (the server's envelope) and after reading.
  sender text,
  message_id text,
  subject text,
  kind text,
  kind_why text,
  silence text,
  -- What copies of one mail have in common, however often it is sent.
  fingerprint text,
  parsed jsonb,
  read_at timestamptz,
  judged_at timestamptz,
  unique (account, sha256)
);
create unique index message_gmail_id on message (account, gmail_id) where gmail_id is not null;
create index message_due on message (due_at) where status in ('received', 'read');
create index message_waiting on message (account, sender) where status in ('received', 'read');
create index message_message_id on message (message_id);
create index message_fingerprint on message (fingerprint) where fingerprint is not null;

-- Every UID ever seen has exactly one disposition.
create table ledger (
  mailbox_id bigint not null references mailbox,
  uidvalidity bigint not null,
  uid bigint not null,
  disposition text not null check (disposition in ('stored', 'known', 'too-large', 'vanished')),
  message_id bigint references message,
  seen_at timestamptz not null default now(),
  primary key (mailbox_id, uidvalidity, uid),
  check ((disposition = 'vanished') = (message_id is null))
);
create index ledger_message on ledger (message_id);

-- What a file says, by its bytes: the same file is read once by each version of the program.
create table extraction (
  sha256 text not null,
  version text not null,
  extraction jsonb not null,
  read_at timestamptz not null default now(),
  primary key (sha256, version)
);

-- What each file of a mail says, in the order of the mail.
create table message_file (
  message_id bigint not null references message,
  position integer not null,
  sha256 text not null,
  name text not null,
  problem text,
  reading jsonb not null,
  primary key (message_id, position)
);
create index message_file_sha256 on message_file (sha256);

create table document (
  message_id bigint not null references message,
  position integer not null,
  type text not null,
  confidence real not null,
  problem text,
  detail jsonb not null,
  primary key (message_id, position)
);

create table campaign_counter (
  campaign text primary key,
  last_number integer not null
);

create table dossier (
  id bigint generated always as identity primary key,
  code text not null unique,
  campaign text not null,
  submission text not null,
  unit text,
  status text not null,
  state jsonb not null,
  opened_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);

-- By what a later mail finds its dossier: a Message-ID of its thread, a sender's address, a unit of the roster, the folded
-- name of a body that the roster does not know.
create table dossier_key (
  dossier_id bigint not null references dossier,
  kind text not null check (kind in ('thread', 'sender', 'unit', 'body')),
  value text not null,
  primary key (kind, value, dossier_id)
);
create index dossier_key_dossier on dossier_key (dossier_id);

create table contribution (
  dossier_id bigint not null references dossier,
  message_id bigint not null references message,
  primary key (dossier_id, message_id)
);
create index contribution_message on contribution (message_id);

create table verdict (
  message_id bigint primary key references message,
  verdict jsonb not null,
  judged_at timestamptz not null default now()
);

-- The only way out.
create table outbox (
  id bigint generated always as identity primary key,
  message_id bigint not null references message,
  kind text not null,
  recipients text[] not null check (cardinality(recipients) > 0),
  letter jsonb not null,
  -- Fixed when it is planned, so that an answer to it is known by its thread.
  mail_id text not null unique,
  status text not null default 'planned'
    check (status in ('planned', 'frozen', 'sending', 'sent', 'unknown', 'failed', 'replaced')),
  send_at timestamptz not null,
  due_at timestamptz,
  attempts integer not null default 0,
  -- Fixed before SMTP: the same bytes, however often they must go.
  sha256 text references blob,
  sender_process text,
  sending_at timestamptz,
  -- True where nobody could tell whether an earlier attempt arrived, and the same bytes went again.
  sent_again boolean not null default false,
  sent_at timestamptz,
  last_error text,
  planned_at timestamptz not null default now(),
  unique (message_id, kind),
  check (status in ('planned', 'replaced', 'failed') or sha256 is not null)
);
create index outbox_due on outbox (due_at) where status in ('planned', 'frozen', 'sending', 'unknown');
create index outbox_sent on outbox (sent_at) where status in ('sent', 'sending', 'unknown');

create table outbox_dossier (
  outbox_id bigint not null references outbox,
  dossier_id bigint not null references dossier,
  primary key (outbox_id, dossier_id)
);
create index outbox_dossier_dossier on outbox_dossier (dossier_id);

-- What happened, in the transaction that made it happen; never changed.
create table event (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  kind text not null,
  message_id bigint references message,
  dossier_id bigint references dossier,
  outbox_id bigint references outbox,
  detail jsonb not null default '{}'
);
create index event_message on event (message_id);
create index event_dossier on event (dossier_id);
