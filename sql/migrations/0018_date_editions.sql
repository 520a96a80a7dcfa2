-- Editions: when each changed its status, by whom and why; nothing is written to one that is archived.
create table expo_states (
  expo_id bigint not null references expos,
  seq integer not null,
  before text not null,
  after text not null,
  at timestamptz not null,
  actor text not null constraint expo_states_actor check (actor <> ''),
  reason text,
  primary key (expo_id, seq),
  constraint expo_states_change check (before <> after)
);

-- Inserting here is how a status changes: expos.status follows.
create function expo_states_apply() returns trigger language plpgsql as $$
begin
  select e.status, coalesce((select max(s.seq) from expo_states s where s.expo_id = e.id), 0) + 1
  into new.before, new.seq from expos e where e.id = new.expo_id for update;
  new.at := clock_timestamp();
  update expos set status = new.after where id = new.expo_id;
  return new;
end $$;
create trigger expo_states_apply before insert on expo_states
  for each row execute function expo_states_apply();
create trigger expo_states_immutable before update or delete on expo_states
  for each row execute function refuse_change();

-- Every write is an entry of the audit: an expo that takes none is closed to writers for good.
create function audit_entries_refuse_archived() returns trigger language plpgsql as $$
begin
  if new.action <> 'expo.status'
    and exists (select from expos where id = new.chain and status = 'archived')
  then
    raise exception 'the expo % is archived: nothing is written to it any more',
      (select code from expos where id = new.chain)
      using errcode = 'check_violation', constraint = 'expos_archived', table = 'expos';
  end if;
  return new;
end $$;
create trigger audit_entries_refuse_archived before insert on audit_entries
  for each row execute function audit_entries_refuse_archived();
