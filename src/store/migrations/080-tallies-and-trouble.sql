-- What the service counts beside its rows (seconds of text recognition, failures): summed over all its processes and starts.
create table tally (
  name text not null,
  label text not null default '',
  value double precision not null default 0,
  primary key (name, label)
);

-- Since when the mailbox can't be reached, and what its server said last; null while it can.
alter table mailbox add column trouble_since timestamptz;
alter table mailbox add column trouble text;

-- What was wrong for so long that an operator was to be told: once when it begins, once when it is over.
create table incident (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('mailbox', 'way-out', 'mails')),
  since timestamptz not null,
  noticed_at timestamptz not null default now(),
  -- What the server said, as the log has it.
  detail text not null default '',
  over_at timestamptz,
  -- The letter that told of it, and the one that told of its end.
  alarm_id bigint references outbox,
  all_clear_id bigint references outbox
);
create unique index incident_open on incident (kind) where over_at is null;
