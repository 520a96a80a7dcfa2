-- A job costs less to write and to claim while nothing else goes on, which is when somebody waits for it.
--
-- What a column may hold is a domain's to say: a check of a table is read from its text again by every
-- statement that writes a row.
create domain job_label as text constraint job_label check (value <> '');
create domain job_lane as smallint constraint job_lane check (value between 0 and 31);
create domain job_count as integer constraint job_count check (value >= 0);
create domain job_allowance as integer constraint job_allowance check (value >= 1);

-- The views over all three tables are made again as they were.
do $$
declare
  views constant text[] := array['job_open', 'jobs'];
  bodies text[];
  target text;
begin
  select array_agg(pg_get_viewdef(v::regclass) order by n) into bodies
  from unnest(views) with ordinality u(v, n);
  drop view jobs, job_open, job_offers;
  foreach target in array array['job_tickets', 'job_deferred', 'job_shelf'] loop
    execute format($alter$
      alter table %I
        drop constraint job_tickets_lane, drop constraint job_tickets_queue,
        drop constraint job_tickets_kind, drop constraint job_tickets_attempts,
        drop constraint job_tickets_max_attempts,
        alter column lane type job_lane, alter column queue type job_label collate "C",
        alter column kind type job_label, alter column attempts type job_count,
        alter column max_attempts type job_allowance$alter$, target);
  end loop;
  for n in 1..cardinality(views) loop
    execute format('create view %I as %s', views[n], bodies[n]);
  end loop;
end $$;

-- No two tickets are alike, and to look for duplicates costs as much as a tenth of an insert.
drop index job_tickets_dispatch, job_tickets_id;
create index job_tickets_dispatch on job_tickets (queue, lane, xid, id)
  with (deduplicate_items = off);
create index job_tickets_id on job_tickets (id, turn) with (deduplicate_items = off);

-- What a claim answers of a ticket; flags are 1 for a suspect, 2 if keys, limits or other jobs depend on
-- its end, and 4 past its deadline.
create view job_offers as
select t.id, t.turn, t.queue::text, t.lane, t.xid, t.kind::text, t.attempts::integer,
  t.max_attempts::integer, t.created_at, t.payload, t.expo_id,
  date_part('epoch', now() - t.issued_at) as waited,
  t.is_suspect::integer
    + case when num_nonnulls(t.unique_key, t.limit_key, t.batch_id) > 0 then 2 else 0 end
    + case when t.deadline < now() then 4 else 0 end as flags,
  case when num_nonnulls(t.scheduled_at, t.created_by, t.traceparent, t.batch_id) > 0 then
    json_build_object('scheduledAt', date_part('epoch', t.scheduled_at), 'createdBy', t.created_by,
      'traceparent', t.traceparent, 'batch', t.batch_id)::text end as extra
from job_tickets t;

-- A lane with something to take: since when it waits, when it was served, and its cursor.
create type job_cursor as (
  lane smallint,
  head timestamptz,
  served timestamptz,
  seq bigint,
  seen pg_snapshot,
  snap pg_snapshot,
  pos_xid xid8,
  pos_id bigint
);

drop function jobs_claim(uuid, bigint, text[], integer[], integer[], interval);

-- Takes jobs for a worker, up to the limit of each queue, the p_no-th claim of it: asked again, because
-- the answer may have been lost, it gives the same answer. The commit is not waited for: a claim that a crash of the server forgets is made
-- again.
--
-- A priority is worth p_ageing of waiting; within one, the shard that was served longest ago is first
-- and none takes more than its share. Tickets are looked at twice, first what to write, then what to
-- answer: what is before a position in a snapshot never changes. Every statement costs as much as the
-- rows it finds, so there are as few as can be.
create function jobs_claim(
  p_worker uuid, p_no bigint, p_queues text[], p_limits integer[], p_starts integer[],
  p_ageing interval, p_is_again boolean default true
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
  state record;
  is_limited integer;
  want integer;
  starts_left integer;
  total integer;
  moved integer;
  has_more boolean;
  -- The lanes with something to take, which of them is next, and how many of its class are left.
  head_ timestamptz;
  cursors job_cursor[];
  lanes integer;
  ranks bigint[];
  peers bigint[];
  c record;
  share integer;
  is_fresh boolean;
  -- What was found of transactions that were under way, and in the window: how many, after what.
  late record;
  late_n integer;
  late_xid xid8;
  late_id bigint;
  win record;
  win_n integer;
  win_xid xid8;
  win_id bigint;
  taken bigint[];
  turns_ integer[];
  is_sifted boolean;
  k record;
  lane_ smallint;
  room integer;
  jobs_ int8multirange;
  kept_turns integer[];
  said text;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'jobs are claimed under read committed only';
  end if;
  said := set_config('synchronous_commit', 'off', true);

for n in 1..cardinality(p_queues) loop
  p_queue := p_queues[n];
  want := p_limits[n];
  starts_left := p_starts[n];
  total := 0;
  said := pg_advisory_xact_lock(7101, hashtext(p_queue));

  -- The worker's row is locked by those only who take its jobs away. Cancels of what waits take the
  -- queue's lock: what is seen of them here stays so. Of several lanes only the first is looked at.
  select k.*, exists (select from job_cancels x where x.is_waiting) as has_cancels, l.lane,
    (select t.lane from job_tickets t where t.queue = p_queue and t.lane > l.lane
      order by t.lane limit 1) as next_lane,
    coalesce(x.seq, 0) as seq, coalesce(x.seen, '4:4:') as seen, coalesce(x.snap, '4:4:') as snap,
    coalesce(x.pos_xid, '4') as pos_xid, coalesce(x.pos_id, 0) as pos_id
  into state
  from job_workers w
  cross join (
    select (select t.lane from job_tickets t where t.queue = p_queue order by t.lane limit 1) as lane) l
  left join job_limits k on k.key = 'queue:' || p_queue
  left join lateral (
    select x.seq, x.seen, x.snap, x.pos_xid, x.pos_id from job_leases x
    where x.queue = p_queue and x.lane = l.lane order by x.seq desc limit 1) x on true
  where w.id = p_worker and w.fenced_at is null
  for key share of w skip locked;
  if not found then
    raise exception 'worker % is fenced', p_worker using errcode = 'JB001';
  end if;
  is_limited := case when state.max_running is not null then 2 else 0 end;

  if p_is_again then
    perform from job_leases x where x.worker = p_worker and x.no = p_no and x.queue = p_queue;
  end if;
  if p_is_again and found then
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

  continue when state.paused_at is not null;
  if state.max_running is not null then
    want := least(want,
      state.max_running - (select count(*) from job_holds h where h.key = state.key));
  end if;
  if state.per_second is not null then
    state.tokens := least(coalesce(state.burst, 1), state.tokens
      + state.per_second * extract(epoch from clock_timestamp() - state.refilled_at));
    want := least(want, floor(state.tokens));
  end if;

  for round in 1..8 loop
    exit when want <= 0 or state.lane is null;
    moved := 0;
    has_more := false;
    lanes := 1;
    if state.next_lane is not null then
      cursors := '{}';
      lane_ := -1;
      loop
        select l.lane, h.issued_at as head, x.at as served, coalesce(x.seq, 0) as seq,
          coalesce(x.seen, '4:4:') as seen, coalesce(x.snap, '4:4:') as snap,
          coalesce(x.pos_xid, '4') as pos_xid, coalesce(x.pos_id, 0) as pos_id
        into c
        from (
          select t.lane from job_tickets t
          where t.queue = p_queue and t.lane > lane_ order by t.lane limit 1) l
        left join lateral (
          select x.seq, x.seen, x.snap, x.pos_xid, x.pos_id, x.at from job_leases x
          where x.queue = p_queue and x.lane = l.lane order by x.seq desc limit 1) x on true
        left join lateral (
          select t.issued_at from job_tickets t
          where t.queue = p_queue and t.lane = l.lane
            and (t.xid, t.id) > (coalesce(x.pos_xid, '4'), coalesce(x.pos_id, 0))
          order by t.xid, t.id limit 1) h on true;
        exit when not found;
        lane_ := c.lane;
        head_ := c.head;
        if head_ is null then
          select t.issued_at into head_ from job_tickets t
          where t.queue = p_queue and t.lane = lane_
            and t.xid = any(array(select pg_snapshot_xip(c.snap)))
          limit 1;
          continue when not found;
        end if;
        cursors := cursors || row(lane_, head_, c.served, c.seq, c.seen, c.snap, c.pos_xid, c.pos_id)
          ::job_cursor;
      end loop;
      select coalesce(array_agg(n order by class_head, priority, served nulls first, head, lane), '{}'),
        array_agg(left_ order by class_head, priority, served nulls first, head, lane)
      into ranks, peers
      from (
        select *,
          count(*) over class - row_number() over (class order by served nulls first, head, lane) + 1
            as left_,
          min(head) over class + priority * p_ageing as class_head
        from (
          select u.n, u.lane, u.head, u.served, u.lane / 8 as priority
          from unnest(cursors) with ordinality
            u(lane, head, served, seq, seen, snap, pos_xid, pos_id, n)) u
        window class as (partition by priority)) v;
      lanes := cardinality(ranks);
    end if;

    for r in 1..lanes loop
      exit when want <= 0;
      if state.next_lane is not null then
        c := cursors[ranks[r]];
        share := ceil(want::float8 / peers[r]);
      else
        -- The only one: nobody else moves its cursor meanwhile.
        if round = 1 then
          c := state;
        else
          c.seq := c.seq + 1;
        end if;
        share := want;
      end if;
      is_fresh := false;
      loop
        if c.pos_xid >= pg_snapshot_xmax(c.snap) then
          c.seen := c.snap;
          c.snap := pg_current_snapshot();
          c.pos_xid := '0';
          c.pos_id := 0;
          is_fresh := true;
        end if;
        late_n := 0;
        win_n := 0;
        -- Transactions that were under way when the window before was opened.
        if c.pos_xid < pg_snapshot_xmax(c.seen) then
          late_xid := c.pos_xid;
          late_id := c.pos_id;
          if pg_snapshot_xmin(c.seen) < pg_snapshot_xmax(c.seen) then
            select count(*)::integer as n, array_agg(q.id) as ids, array_agg(q.turn) as turns,
              max(q.xid) as xid, max(q.turn) > 0 as has_turns, count(q.unique_key) > 0 as has_keys,
              count(q.limit_key) > 0 as has_limits, min(q.id) as lo, max(q.id) as hi
            into late from (
              select late.* from pg_snapshot_xip(c.seen) x(xid)
              cross join lateral (
                select t.id, t.turn, t.xid, t.unique_key, t.limit_key from job_tickets t
                where t.queue = p_queue and t.lane = c.lane and t.xid = x.xid
                  and t.id > case when x.xid = late_xid then late_id else 0 end
                  and pg_visible_in_snapshot(t.xid, c.snap)
                order by t.id limit share) late
              where x.xid >= late_xid
              order by late.xid, late.id limit share) q;
            late_n := late.n;
          end if;
          if late_n < share then
            c.pos_xid := pg_snapshot_xmax(c.seen);
            c.pos_id := 0;
          else
            c.pos_xid := late.xid;
            c.pos_id := late.ids[late_n];
          end if;
        end if;
        if late_n < share and c.pos_xid < pg_snapshot_xmax(c.snap) then
          win_xid := c.pos_xid;
          win_id := c.pos_id;
          select count(*)::integer as n, array_agg(q.id) as ids, array_agg(q.turn) as turns,
            max(q.xid) as xid, max(q.turn) > 0 as has_turns, count(q.unique_key) > 0 as has_keys,
            count(q.limit_key) > 0 as has_limits, min(q.id) as lo, max(q.id) as hi
          into win from (
            select t.id, t.turn, t.xid, t.unique_key, t.limit_key from job_tickets t
            where t.queue = p_queue and t.lane = c.lane and (t.xid, t.id) > (win_xid, win_id)
              and t.xid < pg_snapshot_xmax(c.snap) and pg_visible_in_snapshot(t.xid, c.snap)
            order by t.xid, t.id limit share - late_n) q;
          win_n := win.n;
          if win_n < share - late_n then
            -- Nothing of this window is left, and the next look opens another.
            c.pos_xid := pg_snapshot_xmax(c.snap);
            c.pos_id := 0;
          else
            c.pos_xid := win.xid;
            c.pos_id := win.ids[win_n];
          end if;
        end if;
        exit when late_n + win_n > 0 or is_fresh;
      end loop;
      continue when late_n + win_n = 0;
      if late_n > 0 and win_n > 0 then
        select late.ids || win.ids as ids, late.turns || win.turns as turns,
          late.has_turns or win.has_turns as has_turns, late.has_keys or win.has_keys as has_keys,
          late.has_limits or win.has_limits as has_limits, least(late.lo, win.lo) as lo,
          greatest(late.hi, win.hi) as hi
        into win;
      elsif late_n > 0 then
        win := late;
      end if;

      taken := win.ids;
      turns_ := win.turns;
      is_sifted := false;
      -- Withdrawn before their turn came.
      if state.has_cancels then
        with passed as (
          delete from job_cancels w using unnest(taken, turns_) r(id, turn)
          where w.id = r.id and w.turn = r.turn and w.is_waiting returning w.id, w.turn)
        select coalesce(array_agg(r.id order by r.n), '{}'),
          coalesce(array_agg(r.turn order by r.n), '{}')
        into taken, turns_ from unnest(taken, turns_) with ordinality r(id, turn, n)
        where not exists (select from passed p where p.id = r.id and p.turn = r.turn);
        is_sifted := cardinality(taken) < cardinality(win.ids);
      end if;
      if win.has_keys then
        delete from job_keys d where d.id = any(taken) and d.until = 'start';
      end if;
      -- Over the limit of their key: kept back until a place or a token is free.
      if win.has_limits then
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
        is_sifted := cardinality(taken) < cardinality(win.ids);
      end if;
      if state.max_running is not null then
        insert into job_holds (key, id) select state.key, r from unnest(taken) r
        on conflict do nothing;
      end if;

      if is_sifted then
        select coalesce(min(t), 0), coalesce(max(t), 0) into win.lo, win.hi from unnest(taken) t;
      end if;
      if win.hi - win.lo + 1 = cardinality(taken) then
        jobs_ := int8multirange(int8range(win.lo, win.hi, '[]'));
      else
        select coalesce(range_agg(int8range(t, t, '[]')), '{}') into jobs_ from unnest(taken) t;
      end if;
      kept_turns := null;
      if win.has_turns then
        select array_agg(t.turn order by t.id) into kept_turns from unnest(taken, turns_) t(id, turn);
      end if;
      insert into job_leases (queue, lane, seq, worker, no, seen, snap, pos_xid, pos_id, started, jobs,
        turns, lo, hi)
      values (p_queue, c.lane, c.seq + 1, p_worker, p_no, c.seen, c.snap, c.pos_xid, c.pos_id,
        taken[1:starts_left], jobs_, kept_turns, win.lo, win.hi);

      if is_sifted then
        return query
          select o.id, o.turn, o.queue, o.kind, o.attempts, o.max_attempts, o.created_at, o.payload,
            o.expo_id, o.waited, o.flags | is_limited, o.extra
          from unnest(taken, turns_) with ordinality t(id, turn, n)
          join job_offers o on o.id = t.id and o.turn = t.turn
          order by t.n;
      else
        if late_n > 0 then
          return query
            select o.id, o.turn, o.queue, o.kind, o.attempts, o.max_attempts, o.created_at, o.payload,
              o.expo_id, o.waited, o.flags | is_limited, o.extra
            from pg_snapshot_xip(c.seen) x(xid) cross join lateral (
              select f.* from job_offers f
              where f.queue = p_queue and f.lane = c.lane and f.xid = x.xid
                and f.id > case when x.xid = late_xid then late_id else 0 end
                and pg_visible_in_snapshot(f.xid, c.snap)
              order by f.id limit late_n) o
            where x.xid >= late_xid
            order by o.xid, o.id limit late_n;
        end if;
        if win_n > 0 then
          return query
            select o.id, o.turn, o.queue, o.kind, o.attempts, o.max_attempts, o.created_at, o.payload,
              o.expo_id, o.waited, o.flags | is_limited, o.extra
            from job_offers o
            where o.queue = p_queue and o.lane = c.lane and (o.xid, o.id) > (win_xid, win_id)
              and o.xid < pg_snapshot_xmax(c.snap) and pg_visible_in_snapshot(o.xid, c.snap)
            order by o.xid, o.id limit win_n;
        end if;
      end if;

      starts_left := greatest(0, starts_left - cardinality(taken));
      want := want - cardinality(taken);
      total := total + cardinality(taken);
      moved := moved + cardinality(win.ids) - cardinality(taken);
      has_more := has_more or cardinality(win.ids) >= share;
    end loop;
    -- Another round is worth while for what was passed over, and where a lane gave its whole share.
    exit when moved = 0 and not has_more;
  end loop;

  if state.per_second is not null then
    update job_limits set tokens = state.tokens - total, refilled_at = clock_timestamp()
    where key = state.key;
  end if;
end loop;
end $$;
