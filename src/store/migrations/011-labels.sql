-- The mailbox shows what became of its mails. A mail is due to be labelled when its state, or that of a dossier it belongs to,
-- changes: noted here, so that no writer of either can forget it.
alter table message add column label_due timestamptz;
create index message_label_due on message (label_due) where label_due is not null;

create function label_mail() returns trigger language plpgsql as $$
begin
  new.label_due := clock_timestamp();
  return new;
end $$;
create trigger message_label before update of status on message
  for each row when (new.status is distinct from old.status and new.status in ('judged', 'parked'))
  execute function label_mail();
-- Too large to be taken: parked from the start.
create trigger message_label_at_once before insert on message
  for each row when (new.status = 'parked')
  execute function label_mail();

create function label_mails_of_dossier() returns trigger language plpgsql as $$
begin
  update message set label_due = clock_timestamp()
  where id in (select message_id from contribution where dossier_id = new.id);
  return new;
end $$;
create trigger dossier_label after update of status on dossier
  for each row when (new.status is distinct from old.status)
  execute function label_mails_of_dossier();

-- What was read before labels were known gets them too.
update message set label_due = now() where status in ('judged', 'parked');
