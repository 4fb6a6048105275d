-- A day on which a campaign's units are reminded: released by whom, and when its letters were planned.
create table reminder_window (
  campaign text not null,
  day date not null,
  approved_by text,
  approved_at timestamptz,
  planned_at timestamptz,
  primary key (campaign, day)
);
