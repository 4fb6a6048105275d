-- What the board adds: who is signed in, who looks at what, and words to search by.

-- A link by which a listed officer signs in: kept as a hash, used once, good for minutes.
create table sign_in (
  token_hash text primary key,
  address text not null,
  -- Where the officer wanted to go.
  next text not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Asking for a link is counted, whether the address is listed or not.
create table sign_in_request (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  address_hash text not null,
  client text not null
);
create index sign_in_request_address on sign_in_request (address_hash, at);
create index sign_in_request_client on sign_in_request (client, at);
create index sign_in_request_at on sign_in_request (at);

create table board_session (
  token_hash text primary key,
  address text not null,
  made_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);

-- Who has which dossier open.
create table presence (
  dossier_id bigint not null references dossier,
  address text not null,
  seen_at timestamptz not null default now(),
  primary key (dossier_id, address)
);

-- Vietnamese as it is looked for: no marks (đ is d), lower case, words parted by one space. What is stored and what is
-- asked for go through the same function, whatever way either was typed.
create function search_fold(given text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(
    lower(translate(regexp_replace(normalize(given, NFD), '[\u0300-\u036f]+', '', 'g'), 'đĐðÐ', 'dddd')),
    '[^a-z0-9]+', ' ', 'g');

-- All strings at a path of a document, up to what a search index holds.
create function search_strings(document jsonb, path jsonpath) returns text
  language sql immutable strict parallel safe
  return (
    select left(string_agg(piece #>> '{}', ' '), 100000)
    from jsonb_path_query(document, path) as piece
    where jsonb_typeof(piece) = 'string'
  );

create function search_words(given text) returns tsvector
  language sql immutable parallel safe
  return to_tsvector('simple'::regconfig, coalesce(search_fold(left(given, 100000)), ''));

alter table message_file add column search tsvector
  generated always as (
    search_words(
      name || ' ' || coalesce(search_strings(reading, '$.pages[*].blocks[*].text'), '') || ' '
           || coalesce(search_strings(reading, '$.pages[*].blocks[*].rows[*][*]'), '')
    )
  ) stored;
create index message_file_search on message_file using gin (search);

alter table message add column search tsvector
  generated always as (
    search_words(
      coalesce(subject, '') || ' ' || coalesce(sender, '') || ' ' || coalesce(parsed -> 'from' ->> 'name', '') || ' '
        || coalesce(parsed ->> 'text', '')
    )
  ) stored;
create index message_search on message using gin (search);

alter table dossier add column search tsvector
  generated always as (
    search_words(
      code || ' ' || coalesce(state -> 'unit' ->> 'name', '') || ' ' || coalesce(state ->> 'unitKey', '') || ' '
        || coalesce(search_strings(state, '$.contributions[*].documents[*].nominees[*].name'), '') || ' '
        || coalesce(search_strings(state, '$.contributions[*].documents[*].subjects[*].name'), '') || ' '
        || coalesce(search_strings(state, '$.contributions[*].documents[*].issuer.value'), '') || ' '
        || coalesce(search_strings(state, '$.senders[*]'), '')
    )
  ) stored;
create index dossier_search on dossier using gin (search);

-- When its first mail was received, as the state has it: ISO 8601 in UTC, so that text order is time order.
alter table dossier add column first_received text collate "C"
  generated always as (state -> 'contributions' -> 0 ->> 'receivedAt') stored;
alter table dossier add column last_received text collate "C"
  generated always as (state -> 'contributions' -> -1 ->> 'receivedAt') stored;

create index dossier_queue on dossier (campaign, submission, status, last_received desc);
create index dossier_unit on dossier (unit);
-- Mails that people should look at, by why: few among many.
create index message_for_people on message (received_at desc)
  where status = 'parked' or kind = 'bounce' or silence in ('not-a-dossier', 'rate-limited', 'no-sender', 'sender-not-authentic');
create index message_newest on message (received_at desc);
