-- Judged mails that an officer has read once more: what reading gave lies here until the officer takes it, or a day has passed.
create table rereading (
  id bigint generated always as identity primary key,
  message_id bigint not null unique references message (id) on delete cascade,
  officer text not null,
  reason text not null,
  asked_at timestamptz not null default now(),
  attempts integer not null default 0,
  -- What reading gave; null while it waits, or where nothing came of it, for the reason in `failed`.
  reading jsonb,
  failed text,
  due_at timestamptz
);
