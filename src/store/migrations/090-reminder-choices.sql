-- What staff said of one unit's reminder in one window (the key of its letter): it may go, or it is held.
create table reminder_choice (
  key text primary key,
  choice text not null check (choice in ('released', 'held')),
  officer text not null,
  at timestamptz not null default now()
);
