-- Registry and delegations: what was asked row by row is asked once a statement, so that files of a
-- hundred thousand firms come in faster.

drop trigger party_identifiers_form on party_identifiers;
create or replace function party_identifiers_have_form() returns trigger language plpgsql as $$
declare
  wrong record;
begin
  select n.value, n.scheme into wrong
  from new_rows n join identifier_schemes s on s.code = n.scheme
  where not n.value ~ s.form order by n.scheme, n.value limit 1;
  if found then
    raise exception '“%” does not look like a number of the scheme %', wrong.value, wrong.scheme
      using errcode = 'check_violation', constraint = 'party_identifiers_form',
      table = 'party_identifiers';
  end if;
  return null;
end $$;
create trigger party_identifiers_insert_form after insert on party_identifiers
  referencing new table as new_rows for each statement execute function party_identifiers_have_form();
create trigger party_identifiers_update_form after update on party_identifiers
  referencing new table as new_rows for each statement execute function party_identifiers_have_form();

-- A registration that comes in where registrations are reviewed starts as new.
drop trigger participations_keep_state on participations;
create function participations_start() returns trigger language plpgsql as $$
begin
  update participations p set state = 'new'
  from new_rows n join expos e on e.id = n.expo_id and e.reviews_registrations
  where p.expo_id = n.expo_id and p.id = n.id and n.state = 'approved';
  return null;
end $$;
-- Its name comes before that of the quota's trigger: who is not approved needs no badge.
create trigger participations_insert_start after insert on participations
  referencing new table as new_rows for each statement execute function participations_start();

create or replace function participations_keep_state() returns trigger language plpgsql as $$
declare
  last_state text;
begin
  if new.state <> old.state then
    select s.after into last_state from participation_states s
    where s.expo_id = new.expo_id and s.participation_id = new.id order by s.seq desc limit 1;
    -- Without a decision only participations_start, a trigger itself, may say where it starts.
    if last_state is null and pg_trigger_depth() > 1 and new.state = 'new' then return new; end if;
    if new.state is distinct from last_state then
      raise exception 'the state of % changes only with a row of participation_states', old.code
        using errcode = 'check_violation', constraint = 'participations_state_recorded',
        table = 'participations';
    end if;
    return new;
  end if;
  if old.state in ('approved', 'rejected', 'withdrawn')
    and (new.code, new.role, new.delegation_id, new.enterprise_id, new.rank, new.is_vip,
      new.languages, new.sector_code, new.teams, new.daily_cap, new.positions, new.email, new.phone,
      new.arrival_post, new.note)
    is distinct from (old.code, old.role, old.delegation_id, old.enterprise_id, old.rank, old.is_vip,
      old.languages, old.sector_code, old.teams, old.daily_cap, old.positions, old.email, old.phone,
      old.arrival_post, old.note)
    and (select reviews_registrations from expos where id = new.expo_id)
  then
    raise exception '% is % and is not edited any more', old.code, old.state
      using errcode = 'check_violation', constraint = 'participations_processed',
      table = 'participations';
  end if;
  return new;
end $$;
create trigger participations_keep_state before update on participations
  for each row execute function participations_keep_state();
