-- A dossier's history tells of its letters too; the board lists dossiers by what changed last.
create index event_outbox on event (outbox_id) where outbox_id is not null;
create index dossier_changed on dossier (changed_at desc, id desc);
