-- Meetings: who wants to meet whom, what is held, and the reservations that make double booking impossible.
create table meeting_requests (
  expo_id bigint not null references expos,
  id bigint generated always as identity,
  code code_text not null,
  from_id bigint not null,
  to_id bigint not null,
  -- 'no' is a veto: the pair never meets, whatever the other side wishes.
  preference text not null
    constraint meeting_requests_preference check (preference in ('must', 'meet', 'no')),
  sector_code text references sectors,
  duration_slots smallint not null default 1
    constraint meeting_requests_duration check (duration_slots between 1 and 4),
  rank smallint not null default 9 constraint meeting_requests_rank check (rank between 1 and 9),
  -- Null: decided by whether the two share a language.
  needs_interpreter boolean,
  note text,
  -- As the file says; null when it does not.
  requested_at timestamptz,
  withdrawn_at timestamptz,
  primary key (expo_id, id),
  constraint meeting_requests_code unique (expo_id, code),
  constraint meeting_requests_once unique (expo_id, from_id, to_id),
  constraint meeting_requests_not_oneself check (from_id <> to_id),
  constraint meeting_requests_from
  foreign key (expo_id, from_id) references participations (expo_id, id),
  constraint meeting_requests_to
  foreign key (expo_id, to_id) references participations (expo_id, id)
);

create table programme_items (
  expo_id bigint not null references expos,
  id bigint generated always as identity,
  code code_text not null,
  space_id bigint not null,
  kind text not null,
  names localized_text not null,
  during tstzrange not null constraint programme_items_during check (not isempty(during)),
  ranks int4range,
  sector_code text references sectors,
  primary key (expo_id, id),
  constraint programme_items_code unique (expo_id, code),
  foreign key (expo_id, space_id) references spaces (expo_id, id)
);

-- One id for everything that can be booked; a firm with three teams is three resources.
create table resources (
  expo_id bigint not null references expos,
  id bigint generated always as identity,
  kind text not null constraint resources_kind check (kind in ('team', 'interpreter', 'space')),
  participation_id bigint,
  space_id bigint,
  unit smallint not null default 1 constraint resources_unit check (unit > 0),
  primary key (expo_id, id),
  constraint resources_subject check (
    (kind = 'space') = (space_id is not null)
    and (kind in ('team', 'interpreter')) = (participation_id is not null)),
  constraint resources_participation unique (expo_id, participation_id, unit),
  constraint resources_space unique (expo_id, space_id, unit),
  foreign key (expo_id, participation_id) references participations (expo_id, id),
  foreign key (expo_id, space_id) references spaces (expo_id, id)
);

create table meetings (
  expo_id bigint not null references expos,
  id bigint generated always as identity,
  a_id bigint not null,
  b_id bigint not null,
  timeslot_id bigint not null,
  duration_slots smallint not null
    constraint meetings_duration check (duration_slots between 1 and 4),
  -- From the start of the first slot to the end of the last, without the buffer.
  during tstzrange not null constraint meetings_during check (not isempty(during)),
  table_id bigint not null,
  interpreter_id bigint,
  team_a smallint not null,
  team_b smallint not null,
  rank smallint not null default 9,
  sector_code text references sectors,
  state text not null default 'confirmed'
    constraint meetings_state check (state in ('confirmed', 'cancelled')),
  lock_level text not null default 'none'
    constraint meetings_lock_level check (lock_level in ('none', 'organiser', 'vip')),
  -- Grows with every change of time, place or state: the SEQUENCE of its calendar entry (RFC 5545).
  sequence integer not null default 0,
  cancel_reason text,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (expo_id, id),
  constraint meetings_in_order check (a_id < b_id),
  foreign key (expo_id, a_id) references participations (expo_id, id),
  foreign key (expo_id, b_id) references participations (expo_id, id),
  foreign key (expo_id, timeslot_id) references timeslots (expo_id, id),
  foreign key (expo_id, table_id) references spaces (expo_id, id),
  foreign key (expo_id, interpreter_id) references interpreters (expo_id, participation_id)
);
create unique index meetings_pair_once on meetings (expo_id, a_id, b_id) where state = 'confirmed';
create index meetings_of_b on meetings (expo_id, b_id) where state = 'confirmed';

-- What any client runs into: two live reservations of one resource never overlap. Deferrable, so that
-- two meetings can swap places in one transaction.
create table reservations (
  expo_id bigint not null,
  id bigint generated always as identity,
  resource_id bigint not null,
  meeting_id bigint,
  programme_item_id bigint,
  during tstzrange not null constraint reservations_during check (not isempty(during)),
  state text not null default 'confirmed'
    constraint reservations_state check (state in ('held', 'confirmed', 'released')),
  primary key (expo_id, id),
  constraint reservations_subject check (num_nonnulls(meeting_id, programme_item_id) = 1),
  foreign key (expo_id, resource_id) references resources (expo_id, id),
  foreign key (expo_id, meeting_id) references meetings (expo_id, id),
  foreign key (expo_id, programme_item_id) references programme_items (expo_id, id),
  constraint reservations_no_double_booking
  exclude using gist (expo_id with =, resource_id with =, during with &&)
  where (state in ('held', 'confirmed')) deferrable initially immediate
);
create index reservations_of_meeting on reservations (expo_id, meeting_id);
create index reservations_of_item on reservations (expo_id, programme_item_id);
