-- A claim looks up the jobs of transactions that were under way when its window was opened one
-- transaction after the other: asked for all at once, in order, the server read the whole log of the lane
-- instead, 15 ms a claim after 50,000 jobs, and more with every job. And it looks at the lanes that have
-- tickets, not at all there could be.

-- Takes up to p_limit jobs of a queue for a worker, the p_no-th claim of it: asked again, it gives the
-- same answer. The commit is not waited for: a claim that a crash of the server forgets is made again.
--
-- A priority is worth p_ageing of waiting; within one, the shard that was served longest ago is first
-- and none takes more than its share.
create or replace function jobs_claim(
  p_worker uuid, p_no bigint, p_queue text, p_limit integer, p_starts integer, p_ageing interval
) returns setof job_tickets
language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_bitmapscan = off
set enable_sort = off
set jit = off
as $$
declare
  l record;
  k record;
  lim job_limits;
  want integer := p_limit;
  starts_left integer := p_starts;
  share integer;
  room integer;
  seen_ pg_snapshot;
  snap_ pg_snapshot;
  at_xid xid8;
  at_id bigint;
  found_ job_tickets[];
  more job_tickets[];
  taken job_tickets[];
  all_ job_tickets[] := '{}';
  moved integer;
  has_more boolean;
  has_keys boolean;
  has_limits boolean;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'jobs are claimed under read committed only';
  end if;
  perform set_config('synchronous_commit', 'off', true);
  perform from job_workers where id = p_worker and fenced_at is null for key share;
  if not found then
    raise exception 'worker % is fenced', p_worker using errcode = 'JB001';
  end if;
  perform pg_advisory_xact_lock(7101, hashtext(p_queue));

  if exists (select from job_leases x where x.worker = p_worker and x.no = p_no and x.queue = p_queue)
  then
    return query
      select t.* from job_leases x cross join unnest(x.jobs, x.turns) j(id, turn)
        join job_tickets t on t.id = j.id and t.turn = coalesce(j.turn, 0)
      where x.worker = p_worker and x.no = p_no and x.queue = p_queue
        and not exists (select from job_ends e where e.id = t.id and e.turn = t.turn)
        and not exists (select from job_done d
          where d.worker = p_worker and int8range(d.lo, d.hi, '[]') @> t.id and t.id = any(d.jobs));
    return;
  end if;

  select * into lim from job_limits where key = 'queue:' || p_queue;
  if found then
    if lim.paused_at is not null then return; end if;
    if lim.max_running is not null then
      want := least(want, lim.max_running - (select count(*) from job_holds h where h.key = lim.key));
    end if;
    if lim.per_second is not null then
      lim.tokens := least(coalesce(lim.burst, 1), lim.tokens
        + lim.per_second * extract(epoch from clock_timestamp() - lim.refilled_at));
      want := least(want, floor(lim.tokens));
    end if;
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
      found_ := '{}';
      for pass in 1..2 loop
        -- Transactions that were under way when the window before was opened.
        if at_xid < pg_snapshot_xmax(seen_) then
          select coalesce(array_agg(s), '{}') into found_ from (
            select late.t from pg_snapshot_xip(seen_) x(xid)
            cross join lateral (
              select t from job_tickets t
              where t.queue = p_queue and t.lane = l.lane and t.xid = x.xid
                and (t.xid, t.id) > (at_xid, at_id) and pg_visible_in_snapshot(t.xid, snap_)
              order by t.id limit share) late
            order by (late.t).xid, (late.t).id limit share) q(s);
          if cardinality(found_) < share then
            at_xid := pg_snapshot_xmax(seen_);
            at_id := 0;
          else
            at_xid := (found_[share]).xid;
            at_id := (found_[share]).id;
          end if;
        end if;
        if cardinality(found_) < share then
          select array_agg(s) into more from (
            select t from job_tickets t
            where t.queue = p_queue and t.lane = l.lane and (t.xid, t.id) > (at_xid, at_id)
              and t.xid < pg_snapshot_xmax(snap_) and pg_visible_in_snapshot(t.xid, snap_)
            order by t.xid, t.id limit share - cardinality(found_)) q(s);
          if more is not null then
            at_xid := (more[cardinality(more)]).xid;
            at_id := (more[cardinality(more)]).id;
            found_ := found_ || more;
          end if;
        end if;
        exit when cardinality(found_) > 0;
        seen_ := snap_;
        snap_ := pg_current_snapshot();
        at_xid := '0';
        at_id := 0;
      end loop;
      continue when cardinality(found_) = 0;

      taken := found_;
      -- Withdrawn before their turn came.
      if exists (select from job_cancels c where c.is_waiting) then
        with passed as (
          delete from job_cancels c using unnest(found_) r
          where c.id = r.id and c.turn = r.turn and c.is_waiting returning c.id, c.turn)
        select coalesce(array_agg(r), '{}') into taken from unnest(found_) r
        where not exists (select from passed p where p.id = r.id and p.turn = r.turn);
      end if;
      select bool_or(r.unique_key is not null), bool_or(r.limit_key is not null)
      into has_keys, has_limits from unnest(taken) r;
      if has_keys then
        delete from job_keys d using unnest(taken) r where d.id = r.id and d.until = 'start';
      end if;
      -- Over the limit of their key: kept back until a place or a token is free.
      if has_limits then
        for k in select * from job_limits j
          where j.key in (select r.limit_key from unnest(taken) r) order by j.key for update
        loop
          room := greatest(0, coalesce(
            k.max_running - (select count(*) from job_holds h where h.key = k.key), 1000000));
          if k.per_second is not null then
            k.tokens := least(coalesce(k.burst, 1), k.tokens
              + k.per_second * extract(epoch from clock_timestamp() - k.refilled_at));
            room := least(room, floor(k.tokens));
          end if;
          with mine as (
            select r, row_number() over () as n from unnest(taken) r where r.limit_key = k.key),
          kept as (
            insert into job_deferred (id, turn, queue, lane, kind, attempts, max_attempts, crashes,
              is_suspect, created_at, payload, expo_id, scheduled_at, created_by, traceparent,
              unique_key, limit_key, batch_id, step, deadline, faults, run_at, blocker)
            select (r).id, (r).turn + 1, (r).queue, (r).lane, (r).kind, (r).attempts,
              (r).max_attempts, (r).crashes, (r).is_suspect, (r).created_at, (r).payload,
              (r).expo_id, (r).scheduled_at, (r).created_by, (r).traceparent, (r).unique_key,
              (r).limit_key, (r).batch_id, (r).step, (r).deadline, (r).faults,
              case when k.per_second is null then now()
                else now() + make_interval(secs => (n - floor(k.tokens)) / k.per_second) end,
              case when k.per_second is null then 'limit:' || k.key end
            from mine where n > room returning id),
          parted as (
            insert into job_ends (id, turn, issued_at, queue, outcome)
            select (r).id, (r).turn, (r).issued_at, (r).queue, 'later' from mine where n > room
            returning id),
          held as (
            insert into job_holds (key, id) select k.key, (r).id from mine where n <= room
            on conflict do nothing returning id),
          spent as (
            update job_limits j set refilled_at = clock_timestamp(),
              tokens = k.tokens - (select count(*) from mine where n <= room)
            where j.key = k.key and k.per_second is not null returning 1)
          select coalesce(array_agg(r), '{}') into taken from unnest(taken) r
          where r.id not in (select id from kept);
        end loop;
      end if;
      if cardinality(taken) > 0 and lim.max_running is not null then
        insert into job_holds (key, id) select lim.key, r.id from unnest(taken) r
        on conflict do nothing;
      end if;

      insert into job_leases (queue, lane, seq, worker, no, seen, snap, pos_xid, pos_id, starts, jobs,
        turns, lo, hi)
      select p_queue, l.lane, coalesce(l.seq, 0) + 1, p_worker, p_no, seen_, snap_, at_xid, at_id,
        least(starts_left, cardinality(taken)),
        coalesce(array_agg(r.id), '{}'),
        case when max(r.turn) > 0 then array_agg(r.turn) end,
        coalesce(min(r.id), 0), coalesce(max(r.id), 0)
      from unnest(taken) r;
      starts_left := greatest(0, starts_left - cardinality(taken));
      want := want - cardinality(taken);
      moved := moved + cardinality(found_) - cardinality(taken);
      has_more := has_more or cardinality(found_) >= share;
      all_ := all_ || taken;
    end loop;
    -- Another round is worth while for what was passed over, and where a lane gave its whole share.
    exit when moved = 0 and not has_more;
  end loop;

  if lim.per_second is not null then
    update job_limits set tokens = lim.tokens - cardinality(all_), refilled_at = clock_timestamp()
    where key = lim.key;
  end if;
  return query select * from unnest(all_);
end $$;
