-- Jobs: which jobs a claim or a batch of completions is about stands as ranges of numbers, a few bytes
-- where it was eight for each job, and a claim hands tickets out as it reads them. To pass them through
-- arrays of rows, and to compress the numbers, cost more than all else.

drop view jobs;
drop view job_open;

create function job_ranges(p_ids bigint[]) returns int8multirange
language sql immutable strict
return (select coalesce(range_agg(int8range(i, i, '[]')), '{}') from unnest(p_ids) i);

-- The numbers in their order.
create function job_ids(p_jobs int8multirange) returns setof bigint
language sql immutable strict
as $$
  select i from unnest(p_jobs) r cross join lateral generate_series(lower(r), upper(r) - 1) i
$$;

create function job_count(p_jobs int8multirange) returns bigint
language sql immutable strict
return (select coalesce(sum(upper(r) - lower(r)), 0)::bigint from unnest(p_jobs) r);

-- Those that are started at once; turns go in the order of the numbers from now on.
alter table job_leases add column started bigint[] not null default '{}';
update job_leases set started = jobs[1:starts],
  turns = (select array_agg(j.turn order by j.id) from unnest(jobs, turns) j(id, turn)
    where turns is not null);
alter table job_leases drop column starts;
alter table job_leases alter column started drop default;
alter table job_leases alter column jobs type int8multirange using job_ranges(jobs);
alter table job_done alter column jobs type int8multirange using job_ranges(jobs);
drop function job_ranges;

create view job_open as
select w.id as worker, c.id, c.turn
from job_workers w
cross join lateral (
  select j.id, coalesce(j.turn, 0) as turn
  from job_leases l cross join lateral rows from (job_ids(l.jobs), unnest(l.turns)) j(id, turn)
  where l.worker = w.id and l.no >= w.open_lease
  union
  select a.id, a.turn from job_attempts a where a.worker = w.id) c
left join lateral (
  select job_ids(d.jobs) as id from job_done d where d.worker = w.id and d.no >= w.open_done) d
  on d.id = c.id
where d.id is null
  and not exists (select from job_ends e where e.id = c.id and e.turn = c.turn);

-- Every job once, wherever it is.
create view jobs as
select t.id, t.turn, t.expo_id, t.kind, t.queue, t.lane, s.state, s.is_claimed, s.is_done, e.outcome,
  t.attempts, t.max_attempts, t.crashes, t.created_at, t.issued_at as run_at, t.scheduled_at,
  t.created_by, t.traceparent, t.unique_key, t.limit_key, t.batch_id, t.step, t.deadline, t.payload,
  t.faults, e.at as finished_at, null::text as blocker
from job_tickets t
left join job_ends e on e.id = t.id and e.turn = t.turn
left join lateral (
  select l.seen, l.snap, l.pos_xid, l.pos_id from job_leases l
  where l.queue = t.queue and l.lane = t.lane order by l.seq desc limit 1) c on true
cross join lateral (
  select coalesce(e.outcome = 'done', false) or exists (
      select from job_done d where int8range(d.lo, d.hi, '[]') @> t.id and d.jobs @> t.id)
    as is_done,
    c.seen is not null and (pg_visible_in_snapshot(t.xid, c.seen)
      or (pg_visible_in_snapshot(t.xid, c.snap) and (t.xid, t.id) <= (c.pos_xid, c.pos_id)))
    as is_claimed) f
cross join lateral (
  select f.is_done, f.is_claimed,
    case when f.is_done then 'done' when f.is_claimed then 'running' else 'ready' end as state) s
where e.outcome is null or e.outcome = 'done'
union all
select d.id, d.turn, d.expo_id, d.kind, d.queue, d.lane, 'ready', false, false, null, d.attempts,
  d.max_attempts, d.crashes, d.created_at, d.run_at, d.scheduled_at, d.created_by, d.traceparent,
  d.unique_key, d.limit_key, d.batch_id, d.step, d.deadline, d.payload, d.faults, null, d.blocker
from job_deferred d
union all
select x.id, x.turn, x.expo_id, x.kind, x.queue, x.lane, x.state, false, false, null, x.attempts,
  x.max_attempts, x.crashes, x.created_at, x.finished_at, x.scheduled_at, x.created_by, x.traceparent,
  x.unique_key, x.limit_key, x.batch_id, x.step, x.deadline, x.payload, x.faults, x.finished_at, null
from job_shelf x;

-- Tickets as a worker is told of them. Flags: 1 suspect, 2 something depends on its end, 4 too late.
create view job_offers as
select t.id, t.turn, t.queue, t.lane, t.xid, t.kind, t.attempts, t.max_attempts, t.created_at,
  t.payload, t.expo_id, date_part('epoch', now() - t.issued_at) as waited,
  t.is_suspect::integer
    + case when num_nonnulls(t.unique_key, t.limit_key, t.batch_id) > 0 then 2 else 0 end
    + case when t.deadline < now() then 4 else 0 end as flags,
  case when num_nonnulls(t.scheduled_at, t.created_by, t.traceparent, t.batch_id) > 0
    then json_build_object('scheduledAt', date_part('epoch', t.scheduled_at),
      'createdBy', t.created_by, 'traceparent', t.traceparent, 'batch', t.batch_id)::text
  end as extra
from job_tickets t;

drop function jobs_claim(uuid, bigint, text, integer, integer, interval);

-- Takes jobs for a worker, up to the limit of each queue, the p_no-th claim of it: asked again, it gives
-- the same answer. The commit is not waited for: a claim that a crash of the server forgets is made
-- again.
--
-- A priority is worth p_ageing of waiting; within one, the shard that was served longest ago is first
-- and none takes more than its share. Tickets are looked at twice, first what to write, then what to
-- answer: what is before a position in a snapshot never changes.
create function jobs_claim(
  p_worker uuid, p_no bigint, p_queues text[], p_limits integer[], p_starts integer[],
  p_ageing interval
) returns table (id bigint, turn integer, queue text, kind text, attempts integer,
  max_attempts integer, created_at timestamptz, payload json, expo_id bigint,
  waited double precision, flags integer, extra text)
language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_bitmapscan = off
set enable_sort = off
set jit = off
as $$
#variable_conflict use_column
declare
  p_queue text;
  l record;
  k record;
  w record;
  lim job_limits;
  want integer;
  starts_left integer;
  share integer;
  room integer;
  total integer;
  seen_ pg_snapshot;
  snap_ pg_snapshot;
  at_xid xid8;
  at_id bigint;
  -- What was found of transactions that were under way, and in the window: how many, after what.
  late_n integer;
  late_xid xid8;
  late_id bigint;
  win_n integer;
  win_xid xid8;
  win_id bigint;
  ids bigint[];
  turns_ integer[];
  taken bigint[];
  moved integer;
  has_more boolean;
  has_turns boolean;
  has_keys boolean;
  has_limits boolean;
  is_sifted boolean;
  is_limited integer;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'jobs are claimed under read committed only';
  end if;
  perform set_config('synchronous_commit', 'off', true);
  perform from job_workers where id = p_worker and fenced_at is null for key share;
  if not found then
    raise exception 'worker % is fenced', p_worker using errcode = 'JB001';
  end if;

for n in 1..cardinality(p_queues) loop
  p_queue := p_queues[n];
  want := p_limits[n];
  starts_left := p_starts[n];
  total := 0;
  perform pg_advisory_xact_lock(7101, hashtext(p_queue));

  select * into lim from job_limits where key = 'queue:' || p_queue;
  is_limited := case when lim.max_running is not null then 2 else 0 end;

  if exists (select from job_leases x where x.worker = p_worker and x.no = p_no and x.queue = p_queue)
  then
    return query
      select o.id, o.turn, o.queue, o.kind, o.attempts, o.max_attempts, o.created_at, o.payload,
        o.expo_id, o.waited, o.flags | is_limited, o.extra
      from job_leases x cross join lateral rows from (job_ids(x.jobs), unnest(x.turns)) j(id, turn)
        join job_offers o on o.id = j.id and o.turn = coalesce(j.turn, 0)
      where x.worker = p_worker and x.no = p_no and x.queue = p_queue
        and not exists (select from job_ends e where e.id = o.id and e.turn = o.turn)
        and not exists (select from job_done d
          where d.worker = p_worker and int8range(d.lo, d.hi, '[]') @> o.id and d.jobs @> o.id);
    continue;
  end if;

  continue when lim.paused_at is not null;
  if lim.max_running is not null then
    want := least(want, lim.max_running - (select count(*) from job_holds h where h.key = lim.key));
  end if;
  if lim.per_second is not null then
    lim.tokens := least(coalesce(lim.burst, 1), lim.tokens
      + lim.per_second * extract(epoch from clock_timestamp() - lim.refilled_at));
    want := least(want, floor(lim.tokens));
  end if;

  for round in 1..8 loop
    exit when want <= 0;
    moved := 0;
    has_more := false;
    for l in
      with recursive lanes(lane) as (
        (select t.lane from job_tickets t where t.queue = p_queue order by t.lane limit 1)
        union all
        select n.lane from lanes v cross join lateral (
          select t.lane from job_tickets t
          where t.queue = p_queue and t.lane > v.lane order by t.lane limit 1) n),
      candidates as (
        select v.lane, v.lane / 8 as priority, c.seq, c.seen, c.snap, c.pos_xid, c.pos_id,
          c.at as served, h.issued_at as head
        from lanes v
        left join lateral (
          select x.* from job_leases x where x.queue = p_queue and x.lane = v.lane
          order by x.seq desc limit 1) c on true
        cross join lateral (
          (select t.issued_at from job_tickets t
          where t.queue = p_queue and t.lane = v.lane
            and (t.xid, t.id) > (coalesce(c.pos_xid, '4'), coalesce(c.pos_id, 0))
          order by t.xid, t.id limit 1)
          union all
          (select t.issued_at from job_tickets t
          where t.queue = p_queue and t.lane = v.lane
            and t.xid = any(array(select pg_snapshot_xip(c.snap)))
          limit 1)
          limit 1) h)
      select *,
        count(*) over class - row_number() over (class order by served nulls first, head, lane) + 1
          as peers,
        min(head) over class + priority * p_ageing as class_head
      from candidates
      window class as (partition by priority)
      order by class_head, priority, served nulls first, head, lane
    loop
      exit when want <= 0;
      share := ceil(want::float8 / l.peers);
      seen_ := coalesce(l.seen, '4:4:');
      snap_ := coalesce(l.snap, '4:4:');
      at_xid := coalesce(l.pos_xid, '4');
      at_id := coalesce(l.pos_id, 0);
      for pass in 1..2 loop
        late_n := 0;
        win_n := 0;
        ids := '{}';
        turns_ := '{}';
        has_turns := false;
        has_keys := false;
        has_limits := false;
        -- Transactions that were under way when the window before was opened.
        if at_xid < pg_snapshot_xmax(seen_) then
          late_xid := at_xid;
          late_id := at_id;
          select count(*)::integer as n, coalesce(array_agg(q.id), '{}') as ids,
            coalesce(array_agg(q.turn), '{}') as turns, max(q.xid) as xid, max(q.turn) > 0 as has_turns,
            bool_or(q.unique_key is not null) as has_keys,
            bool_or(q.limit_key is not null) as has_limits
          into w from (
            select late.* from pg_snapshot_xip(seen_) x(xid)
            cross join lateral (
              select t.id, t.turn, t.xid, t.unique_key, t.limit_key from job_tickets t
              where t.queue = p_queue and t.lane = l.lane and t.xid = x.xid
                and t.id > case when x.xid = at_xid then at_id else 0 end
                and pg_visible_in_snapshot(t.xid, snap_)
              order by t.id limit share) late
            where x.xid >= at_xid
            order by late.xid, late.id limit share) q;
          late_n := w.n;
          if late_n > 0 then
            ids := w.ids;
            turns_ := w.turns;
            has_turns := w.has_turns;
            has_keys := w.has_keys;
            has_limits := w.has_limits;
          end if;
          if late_n < share then
            at_xid := pg_snapshot_xmax(seen_);
            at_id := 0;
          else
            at_xid := w.xid;
            at_id := ids[late_n];
          end if;
        end if;
        if late_n < share then
          win_xid := at_xid;
          win_id := at_id;
          select count(*)::integer as n, array_agg(q.id) as ids, array_agg(q.turn) as turns,
            max(q.xid) as xid, max(q.turn) > 0 as has_turns,
            bool_or(q.unique_key is not null) as has_keys,
            bool_or(q.limit_key is not null) as has_limits
          into w from (
            select t.id, t.turn, t.xid, t.unique_key, t.limit_key from job_tickets t
            where t.queue = p_queue and t.lane = l.lane and (t.xid, t.id) > (at_xid, at_id)
              and t.xid < pg_snapshot_xmax(snap_) and pg_visible_in_snapshot(t.xid, snap_)
            order by t.xid, t.id limit share - late_n) q;
          win_n := w.n;
          if win_n > 0 then
            at_xid := w.xid;
            at_id := w.ids[win_n];
            ids := ids || w.ids;
            turns_ := turns_ || w.turns;
            has_turns := has_turns or w.has_turns;
            has_keys := has_keys or w.has_keys;
            has_limits := has_limits or w.has_limits;
          end if;
        end if;
        exit when late_n + win_n > 0;
        seen_ := snap_;
        snap_ := pg_current_snapshot();
        at_xid := '0';
        at_id := 0;
      end loop;
      continue when late_n + win_n = 0;

      taken := ids;
      is_sifted := false;
      -- Withdrawn before their turn came.
      if exists (select from job_cancels c where c.is_waiting) then
        with passed as (
          delete from job_cancels c using unnest(ids, turns_) r(id, turn)
          where c.id = r.id and c.turn = r.turn and c.is_waiting returning c.id, c.turn)
        select coalesce(array_agg(r.id order by r.n), '{}'),
          coalesce(array_agg(r.turn order by r.n), '{}')
        into taken, turns_ from unnest(ids, turns_) with ordinality r(id, turn, n)
        where not exists (select from passed p where p.id = r.id and p.turn = r.turn);
        is_sifted := cardinality(taken) < cardinality(ids);
      end if;
      if has_keys then
        delete from job_keys d where d.id = any(taken) and d.until = 'start';
      end if;
      -- Over the limit of their key: kept back until a place or a token is free.
      if has_limits then
        for k in select * from job_limits j
          where j.key in (
            select t.limit_key from unnest(taken, turns_) r(id, turn)
            join job_tickets t on t.id = r.id and t.turn = r.turn)
          order by j.key for update
        loop
          room := greatest(0, coalesce(
            k.max_running - (select count(*) from job_holds h where h.key = k.key), 1000000));
          if k.per_second is not null then
            k.tokens := least(coalesce(k.burst, 1), k.tokens
              + k.per_second * extract(epoch from clock_timestamp() - k.refilled_at));
            room := least(room, floor(k.tokens));
          end if;
          with mine as materialized (
            select t.*, row_number() over (order by r.n) as n
            from unnest(taken, turns_) with ordinality r(id, turn, n)
            join job_tickets t on t.id = r.id and t.turn = r.turn
            where t.limit_key = k.key),
          kept as (
            insert into job_deferred (id, turn, queue, lane, kind, attempts, max_attempts, crashes,
              is_suspect, created_at, payload, expo_id, scheduled_at, created_by, traceparent,
              unique_key, limit_key, batch_id, step, deadline, faults, run_at, blocker)
            select m.id, m.turn + 1, m.queue, m.lane, m.kind, m.attempts, m.max_attempts, m.crashes,
              m.is_suspect, m.created_at, m.payload, m.expo_id, m.scheduled_at, m.created_by,
              m.traceparent, m.unique_key, m.limit_key, m.batch_id, m.step, m.deadline, m.faults,
              case when k.per_second is null then now()
                else now() + make_interval(secs => (m.n - floor(k.tokens)) / k.per_second) end,
              case when k.per_second is null then 'limit:' || k.key end
            from mine m where m.n > room returning id),
          parted as (
            insert into job_ends (id, turn, issued_at, queue, outcome)
            select m.id, m.turn, m.issued_at, m.queue, 'later' from mine m where m.n > room
            returning id),
          held as (
            insert into job_holds (key, id) select k.key, m.id from mine m where m.n <= room
            on conflict do nothing returning id),
          spent as (
            update job_limits j set refilled_at = clock_timestamp(),
              tokens = k.tokens - (select count(*) from mine m where m.n <= room)
            where j.key = k.key and k.per_second is not null returning 1)
          select coalesce(array_agg(r.id order by r.n), '{}'),
            coalesce(array_agg(r.turn order by r.n), '{}')
          into taken, turns_ from unnest(taken, turns_) with ordinality r(id, turn, n)
          where r.id not in (select id from kept);
        end loop;
        is_sifted := cardinality(taken) < cardinality(ids);
      end if;
      if lim.max_running is not null then
        insert into job_holds (key, id) select lim.key, r from unnest(taken) r
        on conflict do nothing;
      end if;

      insert into job_leases (queue, lane, seq, worker, no, seen, snap, pos_xid, pos_id, started, jobs,
        turns, lo, hi)
      select p_queue, l.lane, coalesce(l.seq, 0) + 1, p_worker, p_no, seen_, snap_, at_xid, at_id,
        taken[1:starts_left],
        case when b.hi - b.lo + 1 = cardinality(taken) then int8multirange(int8range(b.lo, b.hi, '[]'))
          else (select coalesce(range_agg(int8range(r, r, '[]')), '{}') from unnest(taken) r) end,
        case when has_turns
          then (select array_agg(r.turn order by r.id) from unnest(taken, turns_) r(id, turn)) end,
        coalesce(b.lo, 0), coalesce(b.hi, 0)
      from (select min(r) as lo, max(r) as hi from unnest(taken) r) b;

      return query
        select o.id, o.turn, o.queue, o.kind, o.attempts, o.max_attempts, o.created_at, o.payload,
          o.expo_id, o.waited, o.flags | is_limited, o.extra
        from (
          (select late.* from pg_snapshot_xip(seen_) x(xid) cross join lateral (
            select f.* from job_offers f
            where f.queue = p_queue and f.lane = l.lane and f.xid = x.xid
              and f.id > case when x.xid = late_xid then late_id else 0 end
              and pg_visible_in_snapshot(f.xid, snap_)
            order by f.id limit late_n) late
          where late_n > 0 and x.xid >= late_xid
          order by late.xid, late.id limit late_n)
          union all
          (select f.* from job_offers f
          where win_n > 0 and f.queue = p_queue and f.lane = l.lane
            and (f.xid, f.id) > (win_xid, win_id)
            and f.xid < pg_snapshot_xmax(snap_) and pg_visible_in_snapshot(f.xid, snap_)
          order by f.xid, f.id limit win_n)) o
        where not is_sifted
          or (o.id, o.turn) in (select r.id, r.turn from unnest(taken, turns_) r(id, turn));

      starts_left := greatest(0, starts_left - cardinality(taken));
      want := want - cardinality(taken);
      total := total + cardinality(taken);
      moved := moved + cardinality(ids) - cardinality(taken);
      has_more := has_more or cardinality(ids) >= share;
    end loop;
    -- Another round is worth while for what was passed over, and where a lane gave its whole share.
    exit when moved = 0 and not has_more;
  end loop;

  if lim.per_second is not null then
    update job_limits set tokens = lim.tokens - total, refilled_at = clock_timestamp()
    where key = lim.key;
  end if;
end loop;
end $$;
