-- One index for each kind of mail that people should look at: counted and listed without touching the others.
drop index message_for_people;
create index message_returned on message (received_at desc, id desc) where kind = 'bounce';
create index message_other_mail on message (received_at desc, id desc)
  where silence in ('not-a-dossier', 'rate-limited', 'no-sender', 'sender-not-authentic');
create index message_stopped on message (received_at desc, id desc) where status = 'parked';

-- When it became complete, beside the state: the curve of a campaign needs nothing else of it.
alter table dossier add column completed text collate "C" generated always as (state ->> 'completedAt') stored;
