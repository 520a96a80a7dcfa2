-- Takes what has come into one lane since it was last looked at, for a worker that found every lane empty
-- and was rung for this one: the usual claim while nothing else goes on, in as few statements as can be.
--
-- It takes the case in which nothing has to be weighed: the queue has no limits and no job is being
-- withdrawn, nothing was under way when the lane was last looked at, all that came fits, and none of it
-- has a key, a limit, a batch or an earlier turn. Everything else is left to `jobs_claim`, whose leases it
-- writes.
create function jobs_claim_lane(
  p_worker uuid, p_no bigint, p_queue text, p_lane smallint, p_limit integer, p_starts integer,
  p_ageing interval
) returns table (id bigint, turn integer, queue text, kind text, attempts integer,
  max_attempts integer, created_at timestamptz, payload json, expo_id bigint,
  waited double precision, flags integer, extra text)
language plpgsql
set plan_cache_mode = force_generic_plan
set enable_sort = off
as $$
#variable_conflict use_column
declare
  is_free boolean;
  is_over boolean;
  seq_ bigint;
  seen_ pg_snapshot;
  snap_ pg_snapshot;
  since xid8;
  said text;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'jobs are claimed under read committed only';
  end if;
  said := set_config('synchronous_commit', 'off', true);
  said := pg_advisory_xact_lock(7101, hashtext(p_queue));

  select not exists (select from job_limits k where k.key = 'queue:' || p_queue)
    and not exists (select from job_cancels x where x.is_waiting)
  into is_free
  from job_workers w where w.id = p_worker and w.fenced_at is null
  for key share of w skip locked;
  if not found then
    raise exception 'worker % is fenced', p_worker using errcode = 'JB001';
  end if;

  select x.seq, x.snap, pg_snapshot_xmax(x.snap),
    pg_snapshot_xmin(x.snap) = pg_snapshot_xmax(x.snap) and x.pos_xid >= pg_snapshot_xmax(x.snap)
  into seq_, seen_, since, is_over
  from job_leases x where x.queue = p_queue and x.lane = p_lane
  order by x.seq desc limit 1;

  if is_free and is_over then
    snap_ := pg_current_snapshot();
    return query
      with offers as materialized (
        select o.* from job_offers o
        where o.queue = p_queue and o.lane = p_lane and o.xid >= since
          and o.xid < pg_snapshot_xmax(snap_) and pg_visible_in_snapshot(o.xid, snap_)
        order by o.xid, o.id limit p_limit + 1),
      lease as (
        insert into job_leases (queue, lane, seq, worker, no, seen, snap, pos_xid, pos_id, started, jobs,
          lo, hi)
        select p_queue, p_lane, seq_ + 1, p_worker, p_no, seen_, snap_, pg_snapshot_xmax(snap_), 0,
          (array_agg(o.id))[1:p_starts], range_agg(int8range(o.id, o.id, '[]')), min(o.id), max(o.id)
        from offers o
        having count(*) between 1 and p_limit and max(o.turn) = 0 and bit_or(o.flags) & 2 = 0
        returning lane)
      select o.id, o.turn, o.queue, o.kind, o.attempts, o.max_attempts, o.created_at, o.payload,
        o.expo_id, o.waited, o.flags, o.extra
      from lease cross join offers o;
    if found then
      return;
    end if;
  end if;
  return query
    select * from jobs_claim(p_worker, p_no, array[p_queue], array[p_limit], array[p_starts], p_ageing,
      false);
end $$;
