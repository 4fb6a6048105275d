-- A letter that left and came back, or that a server refused to one of its recipients: one row a letter, recipient and report.
create table bounce (
  id bigint generated always as identity primary key,
  outbox_id bigint not null references outbox,
  -- The report; null where the server said so while the letter was handed over.
  message_id bigint references message,
  address text not null,
  outcome text not null check (outcome in ('failed', 'delayed')),
  -- RFC 3463: 5.1.1 and the like; null where none was given.
  status text,
  tied_by text not null check (tied_by in ('message-id', 'recipient', 'smtp')),
  at timestamptz not null default now(),
  unique nulls not distinct (outbox_id, message_id, address)
);
create index bounce_address on bounce (address);

-- Addresses to which nothing is sent any more. One that writes again, or that staff trust again, is lifted.
create table suppression (
  id bigint generated always as identity primary key,
  address text not null,
  since timestamptz not null default now(),
  status text,
  outbox_id bigint references outbox,
  lifted_at timestamptz,
  -- 'writes again', or who of the staff lifted it.
  lifted_by text,
  check ((lifted_at is null) = (lifted_by is null))
);
create unique index suppression_in_force on suppression (address) where lifted_at is null;
