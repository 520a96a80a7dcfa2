-- A claim of one job takes less: it looks for lanes one by one, ranks them if there are several, and asks
-- for nothing that an empty list would answer. To have one query find and rank them cost more than all
-- else it did.

-- Takes jobs for a worker, up to the limit of each queue, the p_no-th claim of it: asked again, it gives
-- the same answer. The commit is not waited for: a claim that a crash of the server forgets is made
-- again.
--
-- A priority is worth p_ageing of waiting; within one, the shard that was served longest ago is first
-- and none takes more than its share. Tickets are looked at twice, first what to write, then what to
-- answer: what is before a position in a snapshot never changes.
create or replace function jobs_claim(
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
set enable_hashjoin = off
set enable_mergejoin = off
as $$
#variable_conflict use_column
declare
  p_queue text;
  -- Of each lane with something to take: since when it waits, when it was served, and its cursor.
  lanes smallint[];
  heads timestamptz[];
  services timestamptz[];
  seqs bigint[];
  windows_seen pg_snapshot[];
  windows pg_snapshot[];
  xids xid8[];
  numbers bigint[];
  -- Which of them is next, and how many of its class are left.
  ranks bigint[];
  peers bigint[];
  lane_ smallint;
  head timestamptz;
  c record;
  k record;
  i bigint;
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
  is_empty boolean;
  win_xid xid8;
  win_id bigint;
  ids bigint[];
  turns_ integer[];
  taken bigint[];
  lo_ bigint;
  hi_ bigint;
  jobs_ int8multirange;
  kept_turns integer[];
  moved integer;
  has_more boolean;
  has_turns boolean;
  has_keys boolean;
  has_limits boolean;
  is_sifted boolean;
  is_limited integer;
  setting text;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'jobs are claimed under read committed only';
  end if;
  setting := set_config('synchronous_commit', 'off', true);
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
    lanes := '{}';
    heads := '{}';
    services := '{}';
    seqs := '{}';
    windows_seen := '{}';
    windows := '{}';
    xids := '{}';
    numbers := '{}';
    lane_ := -1;
    loop
      select t.lane into lane_ from job_tickets t
      where t.queue = p_queue and t.lane > lane_ order by t.lane limit 1;
      exit when not found;
      select x.seq, x.seen, x.snap, x.pos_xid, x.pos_id, x.at into c from job_leases x
      where x.queue = p_queue and x.lane = lane_ order by x.seq desc limit 1;
      select t.issued_at into head from job_tickets t
      where t.queue = p_queue and t.lane = lane_
        and (t.xid, t.id) > (coalesce(c.pos_xid, '4'), coalesce(c.pos_id, 0))
      order by t.xid, t.id limit 1;
      if not found then
        select t.issued_at into head from job_tickets t
        where t.queue = p_queue and t.lane = lane_
          and t.xid = any(array(select pg_snapshot_xip(c.snap)))
        limit 1;
      end if;
      continue when not found;
      lanes := lanes || lane_;
      heads := heads || head;
      services := services || c.at;
      seqs := seqs || coalesce(c.seq, 0);
      windows_seen := windows_seen || coalesce(c.seen, '4:4:');
      windows := windows || coalesce(c.snap, '4:4:');
      xids := xids || coalesce(c.pos_xid, '4');
      numbers := numbers || coalesce(c.pos_id, 0);
    end loop;
    ranks := '{1}';
    peers := '{1}';
    if cardinality(lanes) <> 1 then
      select coalesce(array_agg(n order by class_head, priority, served nulls first, head, lane), '{}'),
        array_agg(left_ order by class_head, priority, served nulls first, head, lane)
      into ranks, peers
      from (
        select *,
          count(*) over class - row_number() over (class order by served nulls first, head, lane) + 1
            as left_,
          min(head) over class + priority * p_ageing as class_head
        from (
          select u.*, lane / 8 as priority
          from unnest(lanes, heads, services) with ordinality u(lane, head, served, n)) u
        window class as (partition by priority)) v;
    end if;

    for r in 1..cardinality(ranks) loop
      exit when want <= 0;
      i := ranks[r];
      lane_ := lanes[i];
      share := ceil(want::float8 / peers[r]);
      seen_ := windows_seen[i];
      snap_ := windows[i];
      at_xid := xids[i];
      at_id := numbers[i];
      for pass in 1..2 loop
        late_n := 0;
        win_n := 0;
        is_empty := false;
        ids := '{}';
        turns_ := '{}';
        has_turns := false;
        has_keys := false;
        has_limits := false;
        -- Transactions that were under way when the window before was opened.
        if at_xid < pg_snapshot_xmax(seen_) then
          late_xid := at_xid;
          late_id := at_id;
          if pg_snapshot_xmin(seen_) < pg_snapshot_xmax(seen_) then
            select count(*)::integer as n, coalesce(array_agg(q.id), '{}') as ids,
              coalesce(array_agg(q.turn), '{}') as turns, max(q.xid) as xid, max(q.turn) > 0 as has_turns,
              bool_or(q.unique_key is not null) as has_keys,
              bool_or(q.limit_key is not null) as has_limits
            into w from (
              select late.* from pg_snapshot_xip(seen_) x(xid)
              cross join lateral (
                select t.id, t.turn, t.xid, t.unique_key, t.limit_key from job_tickets t
                where t.queue = p_queue and t.lane = lane_ and t.xid = x.xid
                  and t.id > case when x.xid = at_xid then at_id else 0 end
                  and pg_visible_in_snapshot(t.xid, snap_)
                order by t.id limit share) late
              where x.xid >= at_xid
              order by late.xid, late.id limit share) q;
            late_n := w.n;
          end if;
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
        if late_n < share and at_xid < pg_snapshot_xmax(snap_) then
          win_xid := at_xid;
          win_id := at_id;
          select count(*)::integer as n, array_agg(q.id) as ids, array_agg(q.turn) as turns,
            max(q.xid) as xid, max(q.turn) > 0 as has_turns,
            bool_or(q.unique_key is not null) as has_keys,
            bool_or(q.limit_key is not null) as has_limits
          into w from (
            select t.id, t.turn, t.xid, t.unique_key, t.limit_key from job_tickets t
            where t.queue = p_queue and t.lane = lane_ and (t.xid, t.id) > (at_xid, at_id)
              and t.xid < pg_snapshot_xmax(snap_) and pg_visible_in_snapshot(t.xid, snap_)
            order by t.xid, t.id limit share - late_n) q;
          win_n := w.n;
          is_empty := win_n < share - late_n;
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
        if is_empty then
          -- Nothing of this window is left, and the next claim need not look.
          at_xid := pg_snapshot_xmax(snap_);
          at_id := 0;
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

      lo_ := coalesce(taken[1], 0);
      hi_ := lo_;
      if cardinality(taken) > 1 then
        select min(t), max(t) into lo_, hi_ from unnest(taken) t;
      end if;
      if hi_ - lo_ + 1 = cardinality(taken) then
        jobs_ := int8multirange(int8range(lo_, hi_, '[]'));
      else
        select coalesce(range_agg(int8range(t, t, '[]')), '{}') into jobs_ from unnest(taken) t;
      end if;
      kept_turns := null;
      if has_turns then
        select array_agg(t.turn order by t.id) into kept_turns from unnest(taken, turns_) t(id, turn);
      end if;
      insert into job_leases (queue, lane, seq, worker, no, seen, snap, pos_xid, pos_id, started, jobs,
        turns, lo, hi)
      values (p_queue, lane_, seqs[i] + 1, p_worker, p_no, seen_, snap_, at_xid, at_id,
        taken[1:starts_left], jobs_, kept_turns, lo_, hi_);

      if late_n > 0 then
        return query
          select o.id, o.turn, o.queue, o.kind, o.attempts, o.max_attempts, o.created_at, o.payload,
            o.expo_id, o.waited, o.flags | is_limited, o.extra
          from (
            select late.* from pg_snapshot_xip(seen_) x(xid) cross join lateral (
              select f.* from job_offers f
              where f.queue = p_queue and f.lane = lane_ and f.xid = x.xid
                and f.id > case when x.xid = late_xid then late_id else 0 end
                and pg_visible_in_snapshot(f.xid, snap_)
              order by f.id limit late_n) late
            where x.xid >= late_xid
            order by late.xid, late.id limit late_n) o
          where not is_sifted
            or (o.id, o.turn) in (select t.id, t.turn from unnest(taken, turns_) t(id, turn));
      end if;
      if win_n > 0 then
        return query
          select o.id, o.turn, o.queue, o.kind, o.attempts, o.max_attempts, o.created_at, o.payload,
            o.expo_id, o.waited, o.flags | is_limited, o.extra
          from (
            select f.* from job_offers f
            where f.queue = p_queue and f.lane = lane_ and (f.xid, f.id) > (win_xid, win_id)
              and f.xid < pg_snapshot_xmax(snap_) and pg_visible_in_snapshot(f.xid, snap_)
            order by f.xid, f.id limit win_n) o
          where not is_sifted
            or (o.id, o.turn) in (select t.id, t.turn from unnest(taken, turns_) t(id, turn));
      end if;

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
