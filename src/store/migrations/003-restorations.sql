-- When a backup was put in here, and the instant it was written: letters that left between the two are not known here.
create table restoration (
  restored_at timestamptz not null default now(),
  written_at timestamptz not null
);
