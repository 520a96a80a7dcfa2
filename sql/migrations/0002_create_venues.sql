-- Venues: places as a tree (venue, hall, table), how far they lie apart, and the grid of time slots.
create table spaces (
  expo_id bigint not null references expos,
  id bigint generated always as identity,
  parent_id bigint,
  code code_text not null,
  kind text not null
    constraint spaces_kind check (
      kind in ('venue', 'hall', 'matchmaking', 'forum', 'ceremony', 'vip', 'room', 'table', 'booth')),
  names localized_text,
  capacity integer constraint spaces_capacity check (capacity >= 0),
  area_m2 numeric constraint spaces_area check (area_m2 >= 0),
  seats integer constraint spaces_seats check (seats > 0),
  zone text,
  -- The humblest protocol rank that may sit here: 9 is everybody, 3 only ranks 1 to 3.
  max_rank smallint constraint spaces_max_rank check (max_rank between 1 and 9),
  equipment text[] not null default '{}',
  accessible boolean,
  open_dates daterange,
  note text,
  primary key (expo_id, id),
  constraint spaces_code unique (expo_id, code),
  constraint spaces_parent foreign key (expo_id, parent_id) references spaces (expo_id, id),
  constraint spaces_not_own_parent check (parent_id <> id)
);
create index spaces_children on spaces (expo_id, parent_id);

create table space_distances (
  expo_id bigint not null,
  from_id bigint not null,
  to_id bigint not null,
  walk_minutes smallint not null
    constraint space_distances_minutes check (walk_minutes between 0 and 600),
  primary key (expo_id, from_id, to_id),
  constraint space_distances_apart check (from_id <> to_id),
  foreign key (expo_id, from_id) references spaces (expo_id, id),
  foreign key (expo_id, to_id) references spaces (expo_id, id)
);

create table space_closures (
  expo_id bigint not null,
  id bigint generated always as identity,
  space_id bigint not null,
  during tstzrange not null constraint space_closures_during check (not isempty(during)),
  reason text,
  primary key (expo_id, id),
  foreign key (expo_id, space_id) references spaces (expo_id, id)
);
create index space_closures_space on space_closures (expo_id, space_id);

-- A meeting takes one or more slots; the buffer after a slot belongs to it.
create table timeslots (
  expo_id bigint not null references expos,
  id bigint generated always as identity,
  code code_text not null,
  day date not null,
  during tstzrange not null constraint timeslots_during check (not isempty(during)),
  buffer_minutes smallint not null default 0
    constraint timeslots_buffer check (buffer_minutes between 0 and 240),
  session text,
  primary key (expo_id, id),
  constraint timeslots_code unique (expo_id, code),
  constraint timeslots_no_overlap exclude using gist (expo_id with =, during with &&)
);
