-- Timetable: numbered versions of the schedule with what was proved of them; entries never change.
create table schedule_versions (
  expo_id bigint not null references expos,
  number integer not null constraint schedule_versions_number check (number > 0),
  status text not null default 'draft'
    constraint schedule_versions_status check (status in ('draft', 'published', 'superseded', 'discarded')),
  parent_number integer,
  -- SHA-256 of the input: the same input under the same options is never solved twice.
  input_hash bytea not null,
  job_id bigint,
  seed bigint not null,
  solver text not null,
  seconds double precision not null,
  wishes integer not null,
  placed integer not null,
  weight bigint not null,
  bound bigint not null,
  idle integer not null,
  moves integer not null,
  optimal boolean not null,
  certificate jsonb not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  published_at timestamptz,
  published_by text,
  primary key (expo_id, number),
  constraint schedule_versions_parent
  foreign key (expo_id, parent_number) references schedule_versions (expo_id, number),
  constraint schedule_versions_bound check (weight <= bound),
  constraint schedule_versions_published check (
    (status in ('draft', 'discarded')) = (published_at is null))
);
create unique index schedule_versions_one_published on schedule_versions (expo_id)
  where status = 'published';

create table schedule_entries (
  expo_id bigint not null,
  version_number integer not null,
  a_id bigint not null,
  b_id bigint not null,
  timeslot_id bigint not null,
  duration_slots smallint not null,
  during tstzrange not null,
  table_id bigint not null,
  interpreter_id bigint,
  team_a smallint not null,
  team_b smallint not null,
  weight integer not null,
  rank smallint not null,
  sector_code text,
  lock_level text not null,
  primary key (expo_id, version_number, a_id, b_id),
  foreign key (expo_id, version_number) references schedule_versions (expo_id, number),
  constraint schedule_entries_in_order check (a_id < b_id)
);

create table unplaced_wishes (
  expo_id bigint not null,
  version_number integer not null,
  a_id bigint not null,
  b_id bigint not null,
  weight integer not null,
  reason text not null,
  detail jsonb not null,
  primary key (expo_id, version_number, a_id, b_id),
  foreign key (expo_id, version_number) references schedule_versions (expo_id, number)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are never changed', tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_immutable',
    table = tg_table_name;
end $$;
create trigger schedule_entries_immutable before update or delete on schedule_entries
  for each row execute function refuse_change();
create trigger unplaced_wishes_immutable before update or delete on unplaced_wishes
  for each row execute function refuse_change();
