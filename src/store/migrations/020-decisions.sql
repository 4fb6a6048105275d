-- What staff decided. Only ever added to: an undo is a decision of its own.
create table decision (
  id bigint generated always as identity primary key,
  dossier_id bigint not null references dossier,
  at timestamptz not null default now(),
  officer text not null,
  reason text not null check (btrim(reason) <> ''),
  kind text not null,
  effect jsonb not null,
  -- The decision that this one cancels. One is cancelled once.
  undoes bigint unique references decision
);
create index decision_dossier on decision (dossier_id, id);
create index decision_learned on decision (id) where kind = 'unit-is' and effect ->> 'learn' is not null;

-- Merged into another, or no dossier at all: takes no more mail and is answered no more.
alter table dossier add column closed text check (closed in ('merged', 'not-a-dossier'));
-- Counts its changes, so that who decides on what an old page shows is told so.
alter table dossier add column revision integer not null default 1;
-- Version of the rules that it was judged by last.
alter table dossier add column rules text;

-- Addresses that officers said are a unit's; the newest word counts.
create view learned_address as
  select distinct on (dossier.campaign, lower(effect ->> 'learn'))
    dossier.campaign, lower(effect ->> 'learn') as address, effect -> 'unit' ->> 'id' as unit_id, decision.id as decision_id
  from decision join dossier on dossier.id = decision.dossier_id
  where decision.kind = 'unit-is' and effect ->> 'learn' is not null and effect -> 'unit' ->> 'id' is not null
    and not exists (select from decision as undo where undo.undoes = decision.id)
  order by dossier.campaign, lower(effect ->> 'learn'), decision.id desc;

-- A dossier is found by the codes of those that were merged into it, too.
alter table dossier_key drop constraint dossier_key_kind_check;
alter table dossier_key add constraint dossier_key_kind_check check (kind in ('thread', 'sender', 'unit', 'body', 'code'));
