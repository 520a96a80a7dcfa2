-- Delegations: how far each registration has come, who moved it, when and why; badges within the quota;
-- heads without a gap; the order of precedence where protocol departs from its rule.

-- Whether what is registered waits for a decision; else it is approved as it comes in.
alter table expos add column reviews_registrations boolean not null default false;

-- Which step a registration may take from where it stands. Back to new is how a decision is reopened;
-- from withdrawn to where it stood, how a merge is undone.
create table accreditation_steps (
  before text not null,
  after text not null,
  primary key (before, after)
);
insert into accreditation_steps (before, after) values
  ('new', 'pre_approved'), ('new', 'approved'), ('new', 'rejected'), ('new', 'withdrawn'),
  ('pre_approved', 'approved'), ('pre_approved', 'rejected'), ('pre_approved', 'withdrawn'),
  ('pre_approved', 'new'), ('approved', 'withdrawn'), ('approved', 'new'),
  ('rejected', 'new'), ('withdrawn', 'new'), ('withdrawn', 'pre_approved'), ('withdrawn', 'approved');

-- Inserting here is how a state changes: participations.state follows, and changes in no other way.
create table participation_states (
  expo_id bigint not null,
  participation_id bigint not null,
  seq integer not null,
  before text not null,
  after text not null,
  at timestamptz not null,
  actor text not null constraint participation_states_actor check (actor <> ''),
  reason text,
  primary key (expo_id, participation_id, seq),
  foreign key (expo_id, participation_id) references participations (expo_id, id),
  constraint participation_states_step
  foreign key (before, after) references accreditation_steps (before, after),
  constraint participation_states_reason check (
    after not in ('rejected', 'withdrawn') or (reason is not null and reason <> ''))
);

create function participation_states_number() returns trigger language plpgsql as $$
begin
  select p.state, coalesce((select max(s.seq) from participation_states s
    where s.expo_id = p.expo_id and s.participation_id = p.id), 0) + 1
  into new.before, new.seq
  from participations p where p.expo_id = new.expo_id and p.id = new.participation_id for update;
  new.at := clock_timestamp();
  return new;
end $$;
create trigger participation_states_number before insert on participation_states
  for each row execute function participation_states_number();

create function participation_states_apply() returns trigger language plpgsql as $$
begin
  update participations p set state = n.after
  from (select distinct on (expo_id, participation_id) * from new_states
    order by expo_id, participation_id, seq desc) n
  where p.expo_id = n.expo_id and p.id = n.participation_id;
  return null;
end $$;
create trigger participation_states_apply after insert on participation_states
  referencing new table as new_states
  for each statement execute function participation_states_apply();
create trigger participation_states_immutable before update or delete on participation_states
  for each row execute function refuse_change();

-- A registration starts where its expo says, and moves only with a row of participation_states. What
-- was decided on stays as it is until the decision is reopened.
create function participations_keep_state() returns trigger language plpgsql as $$
declare
  reviews boolean;
begin
  select reviews_registrations into reviews from expos where id = new.expo_id;
  if tg_op = 'INSERT' then
    if reviews and new.state = 'approved' then new.state := 'new'; end if;
    return new;
  end if;
  if new.state <> old.state then
    if new.state is distinct from (select s.after from participation_states s
      where s.expo_id = new.expo_id and s.participation_id = new.id order by s.seq desc limit 1)
    then
      raise exception 'the state of % changes only with a row of participation_states', old.code
        using errcode = 'check_violation', constraint = 'participations_state_recorded',
        table = 'participations';
    end if;
    return new;
  end if;
  if reviews and old.state in ('approved', 'rejected', 'withdrawn')
    and (new.code, new.role, new.delegation_id, new.enterprise_id, new.rank, new.is_vip,
      new.languages, new.sector_code, new.teams, new.daily_cap, new.positions, new.email, new.phone,
      new.arrival_post, new.note)
    is distinct from (old.code, old.role, old.delegation_id, old.enterprise_id, old.rank, old.is_vip,
      old.languages, old.sector_code, old.teams, old.daily_cap, old.positions, old.email, old.phone,
      old.arrival_post, old.note)
  then
    raise exception '% is % and is not edited any more', old.code, old.state
      using errcode = 'check_violation', constraint = 'participations_processed',
      table = 'participations';
  end if;
  return new;
end $$;
create trigger participations_keep_state before insert or update on participations
  for each row execute function participations_keep_state();

-- Whose badge counts for which delegation: people of a firm count for the firm's.
create view delegation_people as
  select p.expo_id, coalesce(p.delegation_id, f.delegation_id) as delegation_id, p.id, p.state
  from participations p
  left join participations f on f.expo_id = p.expo_id and f.id = p.enterprise_id
  where p.role in ('head', 'lead', 'delegate', 'liaison');

create function delegations_check_quota(expo bigint, delegations bigint[]) returns void
language plpgsql as $$
declare
  excess record;
begin
  -- Two who fill the last place at once must see each other.
  perform from delegations d where d.expo_id = expo and d.id = any(delegations)
    order by d.id for no key update;
  select d.code, d.badge_quota, count(*) as people into excess
  from delegations d
  join delegation_people m on m.expo_id = d.expo_id and m.delegation_id = d.id
    and m.state = 'approved'
  where d.expo_id = expo and d.id = any(delegations) and d.badge_quota is not null
  group by d.code, d.badge_quota having count(*) > d.badge_quota order by d.code limit 1;
  if found then
    raise exception '% has % badges and would need %', excess.code, excess.badge_quota, excess.people
      using errcode = 'check_violation', constraint = 'delegations_within_quota',
      table = 'delegations';
  end if;
end $$;

create function participations_within_quota() returns trigger language plpgsql as $$
declare
  touched record;
begin
  for touched in
    select n.expo_id, array_agg(distinct m.delegation_id) as delegations
    from new_rows n join delegation_people m on m.expo_id = n.expo_id and m.id = n.id
    where n.state = 'approved' and m.delegation_id is not null
    group by n.expo_id
  loop
    perform delegations_check_quota(touched.expo_id, touched.delegations);
  end loop;
  return null;
end $$;
create trigger participations_insert_within_quota after insert on participations
  referencing new table as new_rows for each statement execute function participations_within_quota();
create trigger participations_update_within_quota after update on participations
  referencing new table as new_rows for each statement execute function participations_within_quota();

create function delegations_keep_quota() returns trigger language plpgsql as $$
begin
  perform delegations_check_quota(new.expo_id, array[new.id]);
  return null;
end $$;
create trigger delegations_keep_quota after update of badge_quota on delegations
  for each row when (new.badge_quota is distinct from old.badge_quota)
  execute function delegations_keep_quota();

-- From the first head on there is one at every instant: where one stops, the next begins.
create function delegation_heads_without_gap() returns trigger language plpgsql as $$
begin
  if exists (
    select from delegation_heads h
    where h.expo_id = coalesce(new.expo_id, old.expo_id)
      and h.delegation_id = coalesce(new.delegation_id, old.delegation_id)
      and not upper_inf(h.during) and not exists (
        select from delegation_heads n where n.expo_id = h.expo_id
          and n.delegation_id = h.delegation_id and lower(n.during) = upper(h.during))
  ) then
    raise exception 'a delegation would be without a head'
      using errcode = 'check_violation', constraint = 'delegation_heads_without_gap',
      table = 'delegation_heads';
  end if;
  return null;
end $$;
create constraint trigger delegation_heads_without_gap
  after insert or update or delete on delegation_heads
  deferrable initially deferred for each row execute function delegation_heads_without_gap();

-- Where protocol departs from the rule: a place among the siblings of a delegation, or among the people
-- of one, with the reason and who signed it off.
create table precedence_overrides (
  expo_id bigint not null,
  id bigint generated always as identity,
  delegation_id bigint,
  participation_id bigint,
  -- The delegation among whose members the place counts; 0 for the top of the tree.
  among_id bigint not null,
  place smallint not null constraint precedence_overrides_place check (place > 0),
  reason text not null constraint precedence_overrides_reason check (reason <> ''),
  signed_by text not null constraint precedence_overrides_signed check (signed_by <> ''),
  actor text not null,
  during tstzrange not null default tstzrange(now(), null),
  primary key (expo_id, id),
  foreign key (expo_id, delegation_id) references delegations (expo_id, id),
  foreign key (expo_id, participation_id) references participations (expo_id, id),
  constraint precedence_overrides_subject check (num_nonnulls(delegation_id, participation_id) = 1),
  constraint precedence_overrides_delegation_once
  exclude using gist (expo_id with =, delegation_id with =, during with &&),
  constraint precedence_overrides_person_once
  exclude using gist (expo_id with =, participation_id with =, during with &&),
  constraint precedence_overrides_place_once exclude using gist (
    expo_id with =, among_id with =, (num_nonnulls(delegation_id)) with =, place with =,
    during with &&)
);
