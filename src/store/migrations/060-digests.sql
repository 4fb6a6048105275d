-- What staff were told by mail, and when: one digest for each hour of a campaign, whatever starts and stops in between.
create table digest (
  id bigint generated always as identity primary key,
  campaign text not null,
  -- The hour it is of, by the office's clock ('2021-05-26T08:00'), or 'urgent/...'.
  period text not null,
  made_at timestamptz not null default now(),
  -- The instant whose state it tells, by the clock that mails are judged by.
  at timestamptz not null,
  -- What it told of each dossier, so that the next tells the difference.
  told jsonb not null,
  -- Null where there was nothing to tell.
  outbox_id bigint references outbox,
  unique (campaign, period)
);

-- Mails, letters and gaps that staff were told of: told once.
create table digest_told (
  kind text not null,
  ref text not null,
  at timestamptz not null default now(),
  primary key (kind, ref)
);

-- What is asked every half minute stays quick however much there is.
create index message_stored on message (stored_at);
create index outbox_failed on outbox (id) where status = 'failed';
create index event_gap on event (at) where kind = 'mailbox-gap';
