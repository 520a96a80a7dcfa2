-- What the files in migrations lead to, as pg_dump 15 writes it (scripts/schema).

CREATE COLLATION public.expo_en (provider = icu, locale = 'en');

CREATE COLLATION public.expo_ru (provider = icu, locale = 'ru');

CREATE COLLATION public.expo_zh_pinyin (provider = icu, locale = 'zh-u-co-pinyin');

CREATE COLLATION public.expo_zh_stroke (provider = icu, locale = 'zh-u-co-stroke');

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';

CREATE DOMAIN public.code_text AS text
	CONSTRAINT code_text_form CHECK (((length(VALUE) <= 63) AND (VALUE ~ '^[A-Za-z0-9][A-Za-z0-9._-]*$'::text)));

CREATE DOMAIN public.job_allowance AS integer
	CONSTRAINT job_allowance CHECK ((VALUE >= 1));

CREATE DOMAIN public.job_count AS integer
	CONSTRAINT job_count CHECK ((VALUE >= 0));

CREATE DOMAIN public.job_lane AS smallint
	CONSTRAINT job_lane CHECK (((VALUE >= 0) AND (VALUE <= 31)));

CREATE TYPE public.job_cursor AS (
	lane public.job_lane,
	head timestamp with time zone,
	served timestamp with time zone,
	seq bigint,
	seen pg_snapshot,
	snap pg_snapshot,
	pos_xid xid8,
	pos_id bigint
);

CREATE DOMAIN public.job_label AS text
	CONSTRAINT job_label CHECK ((VALUE <> ''::text));

CREATE DOMAIN public.localized_text AS jsonb
	CONSTRAINT localized_text_object CHECK (((jsonb_typeof(VALUE) = 'object'::text) AND (VALUE <> '{}'::jsonb)));

CREATE FUNCTION public.audit_entries_link() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  head audit_heads;
begin
  insert into audit_heads (chain, seq, hash) values (new.chain, 0, '\x')
    on conflict (chain) do nothing;
  select * into head from audit_heads where chain = new.chain for update;
  new.seq := head.seq + 1;
  new.at := clock_timestamp();
  new.previous := head.hash;
  new.hash := sha256(head.hash || convert_to(
    jsonb_build_array(
      new.chain, new.seq, extract(epoch from new.at), new.actor, new.action, new.subject, new.detail
    )::text, 'UTF8'));
  update audit_heads set seq = new.seq, hash = new.hash where chain = new.chain;
  return new;
end $$;

CREATE FUNCTION public.audit_entries_refuse_archived() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.delegation_heads_without_gap() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.delegations_check_quota(expo bigint, delegations bigint[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.delegations_keep_quota() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform delegations_check_quota(new.expo_id, array[new.id]);
  return null;
end $$;

CREATE FUNCTION public.delegations_refuse_cycle() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if new.parent_id is not null and exists (
    with recursive above as (
      select parent_id from delegations where expo_id = new.expo_id and id = new.parent_id
      union
      select d.parent_id from delegations d join above a on d.id = a.parent_id
      where d.expo_id = new.expo_id
    )
    select from above where parent_id = new.id
  ) or new.parent_id = new.id then
    raise exception 'delegation % cannot stand below itself', new.code
      using errcode = 'check_violation', constraint = 'delegations_no_cycle', table = 'delegations';
  end if;
  return new;
end $$;

CREATE FUNCTION public.expo_states_apply() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  select e.status, coalesce((select max(s.seq) from expo_states s where s.expo_id = e.id), 0) + 1
  into new.before, new.seq from expos e where e.id = new.expo_id for update;
  new.at := clock_timestamp();
  update expos set status = new.after where id = new.expo_id;
  return new;
end $$;

CREATE FUNCTION public.job_count(p_jobs int8multirange) RETURNS bigint
    LANGUAGE sql IMMUTABLE STRICT
    RETURN (SELECT (COALESCE(sum((upper(r.r) - lower(r.r))), (0)::numeric))::bigint AS "coalesce" FROM unnest(job_count.p_jobs) r(r));

CREATE FUNCTION public.job_cron_clock() RETURNS timestamp with time zone
    LANGUAGE sql
    AS $$select clock_timestamp()$$;

CREATE FUNCTION public.job_ids(p_jobs int8multirange) RETURNS SETOF bigint
    LANGUAGE sql IMMUTABLE STRICT
    AS $$
  select i from unnest(p_jobs) r cross join lateral generate_series(lower(r), upper(r) - 1) i
$$;

CREATE FUNCTION public.jobs_claim(p_worker uuid, p_no bigint, p_queues text[], p_limits integer[], p_starts integer[], p_ageing interval, p_is_again boolean DEFAULT true) RETURNS TABLE(id bigint, turn integer, queue text, kind text, attempts integer, max_attempts integer, created_at timestamp with time zone, payload json, expo_id bigint, waited double precision, flags integer, extra text)
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET enable_sort TO 'off'
    SET jit TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$
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

CREATE FUNCTION public.jobs_claim_lane(p_worker uuid, p_no bigint, p_queue text, p_lane smallint, p_limit integer, p_starts integer, p_ageing interval) RETURNS TABLE(id bigint, turn integer, queue text, kind text, attempts integer, max_attempts integer, created_at timestamp with time zone, payload json, expo_id bigint, waited double precision, flags integer, extra text)
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_sort TO 'off'
    AS $$
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

CREATE FUNCTION public.participation_states_apply() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  update participations p set state = n.after
  from (select distinct on (expo_id, participation_id) * from new_states
    order by expo_id, participation_id, seq desc) n
  where p.expo_id = n.expo_id and p.id = n.participation_id;
  return null;
end $$;

CREATE FUNCTION public.participation_states_number() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  select p.state, coalesce((select max(s.seq) from participation_states s
    where s.expo_id = p.expo_id and s.participation_id = p.id), 0) + 1
  into new.before, new.seq
  from participations p where p.expo_id = new.expo_id and p.id = new.participation_id for update;
  new.at := clock_timestamp();
  return new;
end $$;

CREATE FUNCTION public.participations_keep_state() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.participations_start() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  update participations p set state = 'new'
  from new_rows n join expos e on e.id = n.expo_id and e.reviews_registrations
  where p.expo_id = n.expo_id and p.id = n.id and n.state = 'approved';
  return null;
end $$;

CREATE FUNCTION public.participations_within_quota() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.party_identifiers_have_form() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise exception '% rows are never changed', tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_immutable',
    table = tg_table_name;
end $$;

CREATE TABLE public.accreditation_steps (
    before text NOT NULL,
    after text NOT NULL
);

CREATE TABLE public.audit_entries (
    chain bigint NOT NULL,
    seq bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    detail jsonb DEFAULT '{}'::jsonb NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL
);

CREATE TABLE public.audit_heads (
    chain bigint NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL
);

CREATE TABLE public.availabilities (
    expo_id bigint NOT NULL,
    id bigint NOT NULL,
    participation_id bigint NOT NULL,
    during tstzrange NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    CONSTRAINT availabilities_during CHECK ((NOT isempty(during)))
);

ALTER TABLE public.availabilities ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.availabilities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.border_posts (
    code public.code_text NOT NULL,
    kind text NOT NULL,
    names public.localized_text NOT NULL,
    opposite_names public.localized_text,
    opposite_region text,
    foundation_laid date,
    opened date
);

CREATE TABLE public.deals (
    expo_id bigint NOT NULL,
    id bigint NOT NULL,
    code public.code_text NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    a_id bigint NOT NULL,
    b_id bigint NOT NULL,
    sector_code text,
    amount numeric NOT NULL,
    currency text NOT NULL,
    signed_on date,
    fx_to_usd numeric,
    amount_usd numeric,
    note text,
    CONSTRAINT deals_amount CHECK ((amount >= (0)::numeric)),
    CONSTRAINT deals_currency CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT deals_signed CHECK (((status <> 'signed'::text) OR (signed_on IS NOT NULL))),
    CONSTRAINT deals_status CHECK ((status = ANY (ARRAY['intended'::text, 'signed'::text, 'cancelled'::text])))
);

ALTER TABLE public.deals ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.deals_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.delegation_heads (
    expo_id bigint NOT NULL,
    delegation_id bigint NOT NULL,
    participation_id bigint NOT NULL,
    during tstzrange NOT NULL,
    CONSTRAINT delegation_heads_during CHECK ((NOT isempty(during)))
);

CREATE TABLE public.participations (
    expo_id bigint NOT NULL,
    id bigint NOT NULL,
    party_id bigint NOT NULL,
    code public.code_text NOT NULL,
    role text NOT NULL,
    delegation_id bigint,
    enterprise_id bigint,
    state text DEFAULT 'approved'::text NOT NULL,
    rank smallint DEFAULT 9 NOT NULL,
    is_vip boolean DEFAULT false NOT NULL,
    languages text[] DEFAULT '{}'::text[] NOT NULL,
    sector_code text,
    teams smallint DEFAULT 1 NOT NULL,
    daily_cap smallint,
    positions public.localized_text,
    email text,
    phone text,
    arrival_post text,
    consent_badge boolean,
    consent_crossborder boolean,
    note text,
    sold_meetings smallint,
    stand_id bigint,
    CONSTRAINT participations_daily_cap CHECK ((daily_cap > 0)),
    CONSTRAINT participations_rank CHECK (((rank >= 1) AND (rank <= 9))),
    CONSTRAINT participations_role CHECK ((role = ANY (ARRAY['enterprise'::text, 'head'::text, 'lead'::text, 'delegate'::text, 'liaison'::text, 'interpreter'::text]))),
    CONSTRAINT participations_sold_meetings CHECK (((sold_meetings >= 1) AND (sold_meetings <= 1000))),
    CONSTRAINT participations_stand_of_firm CHECK (((stand_id IS NULL) OR (role = 'enterprise'::text))),
    CONSTRAINT participations_state CHECK ((state = ANY (ARRAY['new'::text, 'pre_approved'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text]))),
    CONSTRAINT participations_teams CHECK (((teams >= 1) AND (teams <= 20)))
);

CREATE VIEW public.delegation_people AS
 SELECT p.expo_id,
    COALESCE(p.delegation_id, f.delegation_id) AS delegation_id,
    p.id,
    p.state
   FROM (public.participations p
     LEFT JOIN public.participations f ON (((f.expo_id = p.expo_id) AND (f.id = p.enterprise_id))))
  WHERE (p.role = ANY (ARRAY['head'::text, 'lead'::text, 'delegate'::text, 'liaison'::text]));

CREATE TABLE public.delegations (
    expo_id bigint NOT NULL,
    id bigint NOT NULL,
    code public.code_text NOT NULL,
    parent_id bigint,
    kind text NOT NULL,
    country text NOT NULL,
    region_code text,
    names public.localized_text NOT NULL,
    head_rank smallint,
    badge_quota integer,
    precedence integer,
    focal_email text,
    status text DEFAULT 'draft'::text NOT NULL,
    CONSTRAINT delegations_badge_quota CHECK ((badge_quota >= 0)),
    CONSTRAINT delegations_country CHECK ((country ~ '^[A-Z]{2}$'::text)),
    CONSTRAINT delegations_head_rank CHECK (((head_rank >= 1) AND (head_rank <= 9))),
    CONSTRAINT delegations_kind CHECK ((kind = ANY (ARRAY['national'::text, 'regional'::text, 'ministry'::text, 'industry'::text, 'enterprise'::text]))),
    CONSTRAINT delegations_precedence CHECK ((precedence > 0)),
    CONSTRAINT delegations_status CHECK ((status = ANY (ARRAY['draft'::text, 'invited'::text, 'confirmed'::text, 'withdrawn'::text])))
);

ALTER TABLE public.delegations ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.delegations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.enterprises (
    party_id bigint NOT NULL,
    legal_form text,
    founded smallint,
    employees integer,
    website text,
    offers public.localized_text,
    seeks public.localized_text,
    CONSTRAINT enterprises_employees CHECK ((employees >= 0)),
    CONSTRAINT enterprises_founded CHECK (((founded >= 1000) AND (founded <= 9999)))
);

CREATE TABLE public.expo_series (
    id bigint NOT NULL,
    code public.code_text NOT NULL
);

ALTER TABLE public.expo_series ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.expo_series_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.expo_states (
    expo_id bigint NOT NULL,
    seq integer NOT NULL,
    before text NOT NULL,
    after text NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    reason text,
    CONSTRAINT expo_states_actor CHECK ((actor <> ''::text)),
    CONSTRAINT expo_states_change CHECK ((before <> after))
);

CREATE TABLE public.expos (
    id bigint NOT NULL,
    code public.code_text NOT NULL,
    series_id bigint,
    edition integer NOT NULL,
    names public.localized_text NOT NULL,
    themes public.localized_text,
    host_country text NOT NULL,
    city text NOT NULL,
    time_zone text NOT NULL,
    dates daterange NOT NULL,
    parallel_event text,
    status text DEFAULT 'open'::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    reviews_registrations boolean DEFAULT false NOT NULL,
    CONSTRAINT expos_dates CHECK (((NOT isempty(dates)) AND (NOT lower_inf(dates)) AND (NOT upper_inf(dates)))),
    CONSTRAINT expos_edition_positive CHECK ((edition > 0)),
    CONSTRAINT expos_host_country CHECK ((host_country ~ '^[A-Z]{2}$'::text)),
    CONSTRAINT expos_status CHECK ((status = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text, 'archived'::text])))
);

ALTER TABLE public.expos ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.expos_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.identifier_schemes (
    code text NOT NULL,
    country text,
    title text NOT NULL,
    introduced date,
    is_unique boolean NOT NULL,
    form text NOT NULL,
    is_required boolean DEFAULT false NOT NULL,
    retired date,
    CONSTRAINT identifier_schemes_dates CHECK ((introduced < retired))
);

CREATE TABLE public.import_batches (
    id bigint NOT NULL,
    expo_id bigint,
    kind text NOT NULL,
    file_name text NOT NULL,
    sha256 bytea NOT NULL,
    encoding text NOT NULL,
    delimiter text NOT NULL,
    verdict text NOT NULL,
    rows_total integer NOT NULL,
    inserted integer NOT NULL,
    updated integer NOT NULL,
    unchanged integer NOT NULL,
    rejected integer NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by text NOT NULL,
    columns text[] DEFAULT '{}'::text[] NOT NULL,
    held integer DEFAULT 0 NOT NULL,
    retry_of bigint,
    CONSTRAINT import_batches_nothing_lost CHECK ((rows_total = ((((inserted + updated) + unchanged) + rejected) + held))),
    CONSTRAINT import_batches_verdict CHECK ((verdict = ANY (ARRAY['accept'::text, 'partial'::text])))
);

ALTER TABLE public.import_batches ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.import_batches_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.import_files (
    sha256 bytea NOT NULL,
    content bytea NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT import_files_sha256 CHECK ((sha256 = sha256(content)))
);

CREATE TABLE public.import_rows (
    batch_id bigint NOT NULL,
    row_number integer NOT NULL,
    cells text[] NOT NULL,
    result text NOT NULL,
    record text,
    findings jsonb,
    duplicate jsonb,
    resolution text,
    resolved_at timestamp with time zone,
    resolved_by text,
    CONSTRAINT import_rows_held CHECK (((result = 'held'::text) = (duplicate IS NOT NULL))),
    CONSTRAINT import_rows_resolution CHECK (((resolution IS NULL) OR ((result = 'held'::text) AND (resolution = ANY (ARRAY['merge'::text, 'keep'::text, 'skip'::text])) AND (resolved_at IS NOT NULL) AND (resolved_by IS NOT NULL)))),
    CONSTRAINT import_rows_result CHECK ((result = ANY (ARRAY['inserted'::text, 'updated'::text, 'unchanged'::text, 'rejected'::text, 'held'::text])))
);

CREATE TABLE public.interpreters (
    expo_id bigint NOT NULL,
    participation_id bigint NOT NULL,
    pairs text[] NOT NULL,
    sectors text[] DEFAULT '{}'::text[] NOT NULL,
    max_minutes_per_day smallint DEFAULT 360 NOT NULL,
    max_consecutive_minutes smallint DEFAULT 90 NOT NULL,
    available_days date[] DEFAULT '{}'::date[] NOT NULL,
    vip_cleared boolean DEFAULT false NOT NULL,
    station_id bigint,
    CONSTRAINT interpreters_day CHECK ((max_minutes_per_day > 0)),
    CONSTRAINT interpreters_pairs CHECK ((cardinality(pairs) > 0)),
    CONSTRAINT interpreters_row CHECK ((max_consecutive_minutes > 0))
);

CREATE TABLE public.job_attempts (
    id bigint NOT NULL,
    turn integer NOT NULL,
    worker uuid,
    is_suspect boolean DEFAULT false NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    progress_fraction double precision,
    progress_detail jsonb,
    progress_at timestamp with time zone,
    checkpoint json
);

CREATE TABLE public.job_batches (
    id bigint NOT NULL,
    name text,
    expo_id bigint,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    total integer DEFAULT 0 NOT NULL,
    pending integer DEFAULT 0 NOT NULL,
    failed integer DEFAULT 0 NOT NULL,
    finished_at timestamp with time zone,
    follow json
);

ALTER TABLE public.job_batches ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.job_batches_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.job_cancels (
    id bigint NOT NULL,
    turn integer NOT NULL,
    is_waiting boolean NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.job_cron_slots (
    cron text NOT NULL,
    slot timestamp with time zone NOT NULL,
    job_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.job_crons (
    name text NOT NULL,
    expression text NOT NULL,
    time_zone text NOT NULL,
    kind text NOT NULL,
    queue text NOT NULL,
    priority smallint NOT NULL,
    max_attempts integer NOT NULL,
    expo_id bigint,
    unique_key text,
    payload jsonb NOT NULL,
    catch_up text NOT NULL,
    catch_up_limit integer NOT NULL,
    is_paused boolean DEFAULT false NOT NULL,
    evaluated_until timestamp with time zone DEFAULT now() NOT NULL,
    next_at timestamp with time zone,
    declared_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT job_crons_catch_up CHECK ((catch_up = ANY (ARRAY['skip'::text, 'latest'::text, 'all'::text]))),
    CONSTRAINT job_crons_catch_up_limit CHECK ((catch_up_limit >= 1)),
    CONSTRAINT job_crons_name CHECK ((name <> ''::text))
);

CREATE SEQUENCE public.job_ids
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.job_deferred (
    id bigint DEFAULT nextval('public.job_ids'::regclass) NOT NULL,
    turn integer DEFAULT 0 NOT NULL,
    lane public.job_lane NOT NULL,
    crashes smallint DEFAULT 0 NOT NULL,
    queue public.job_label NOT NULL COLLATE pg_catalog."C",
    kind public.job_label NOT NULL,
    attempts public.job_count DEFAULT 0 NOT NULL,
    max_attempts public.job_allowance NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    payload json NOT NULL,
    expo_id bigint,
    scheduled_at timestamp with time zone,
    created_by text,
    traceparent text,
    unique_key text,
    limit_key text,
    batch_id bigint,
    step text,
    deadline timestamp with time zone,
    is_suspect boolean DEFAULT false NOT NULL,
    faults jsonb,
    run_at timestamp with time zone NOT NULL,
    blocker text COLLATE pg_catalog."C",
    waits_for integer DEFAULT 0 NOT NULL
);

CREATE TABLE public.job_done (
    worker uuid NOT NULL,
    no bigint NOT NULL,
    queue text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone DEFAULT now() NOT NULL,
    jobs int8multirange NOT NULL,
    lo bigint NOT NULL,
    hi bigint NOT NULL
)
PARTITION BY RANGE (at);

CREATE TABLE public.job_done_default (
    worker uuid NOT NULL,
    no bigint NOT NULL,
    queue text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone DEFAULT now() NOT NULL,
    jobs int8multirange NOT NULL,
    lo bigint NOT NULL,
    hi bigint NOT NULL
);

CREATE TABLE public.job_edges (
    batch_id bigint NOT NULL,
    before_id bigint NOT NULL,
    after_id bigint NOT NULL
);

CREATE TABLE public.job_ends (
    id bigint NOT NULL,
    turn integer NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    queue text NOT NULL COLLATE pg_catalog."C",
    outcome text NOT NULL,
    worker uuid,
    result json,
    batch_id bigint,
    step text,
    CONSTRAINT job_ends_outcome CHECK ((outcome = ANY (ARRAY['done'::text, 'again'::text, 'later'::text, 'dead'::text, 'cancelled'::text])))
)
PARTITION BY RANGE (issued_at);

CREATE TABLE public.job_ends_default (
    id bigint NOT NULL,
    turn integer NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    queue text NOT NULL COLLATE pg_catalog."C",
    outcome text NOT NULL,
    worker uuid,
    result json,
    batch_id bigint,
    step text,
    CONSTRAINT job_ends_outcome CHECK ((outcome = ANY (ARRAY['done'::text, 'again'::text, 'later'::text, 'dead'::text, 'cancelled'::text])))
);

CREATE TABLE public.job_holds (
    key text NOT NULL COLLATE pg_catalog."C",
    id bigint NOT NULL
);

CREATE TABLE public.job_keys (
    expo_id bigint,
    kind text NOT NULL,
    key text NOT NULL,
    id bigint NOT NULL,
    until text DEFAULT 'end'::text NOT NULL,
    expires_at timestamp with time zone,
    CONSTRAINT job_keys_until CHECK ((until = ANY (ARRAY['end'::text, 'start'::text, 'time'::text])))
);

CREATE TABLE public.job_leases (
    queue text NOT NULL COLLATE pg_catalog."C",
    lane smallint NOT NULL,
    seq bigint NOT NULL,
    worker uuid NOT NULL,
    no bigint NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    seen pg_snapshot NOT NULL,
    snap pg_snapshot NOT NULL,
    pos_xid xid8 NOT NULL,
    pos_id bigint NOT NULL,
    jobs int8multirange NOT NULL,
    turns integer[],
    lo bigint NOT NULL,
    hi bigint NOT NULL,
    started bigint[] NOT NULL
)
PARTITION BY RANGE (at);

CREATE TABLE public.job_leases_default (
    queue text NOT NULL COLLATE pg_catalog."C",
    lane smallint NOT NULL,
    seq bigint NOT NULL,
    worker uuid NOT NULL,
    no bigint NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    seen pg_snapshot NOT NULL,
    snap pg_snapshot NOT NULL,
    pos_xid xid8 NOT NULL,
    pos_id bigint NOT NULL,
    jobs int8multirange NOT NULL,
    turns integer[],
    lo bigint NOT NULL,
    hi bigint NOT NULL,
    started bigint[] NOT NULL
);

CREATE TABLE public.job_limits (
    key text NOT NULL COLLATE pg_catalog."C",
    max_running integer,
    per_second double precision,
    burst double precision,
    tokens double precision DEFAULT 0 NOT NULL,
    refilled_at timestamp with time zone DEFAULT now() NOT NULL,
    paused_at timestamp with time zone,
    CONSTRAINT job_limits_burst CHECK ((burst >= (1)::double precision)),
    CONSTRAINT job_limits_max_running CHECK ((max_running >= 0)),
    CONSTRAINT job_limits_per_second CHECK ((per_second > (0)::double precision))
);

CREATE TABLE public.job_tickets (
    id bigint DEFAULT nextval('public.job_ids'::regclass) NOT NULL,
    turn integer DEFAULT 0 NOT NULL,
    lane public.job_lane NOT NULL,
    crashes smallint DEFAULT 0 NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    queue public.job_label NOT NULL COLLATE pg_catalog."C",
    kind public.job_label NOT NULL,
    attempts public.job_count DEFAULT 0 NOT NULL,
    max_attempts public.job_allowance NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    issued_at timestamp with time zone DEFAULT now() NOT NULL,
    payload json NOT NULL,
    expo_id bigint,
    scheduled_at timestamp with time zone,
    created_by text,
    traceparent text,
    unique_key text,
    limit_key text,
    batch_id bigint,
    step text,
    deadline timestamp with time zone,
    is_suspect boolean DEFAULT false NOT NULL,
    faults jsonb
)
PARTITION BY RANGE (issued_at);

CREATE VIEW public.job_offers AS
 SELECT t.id,
    t.turn,
    (t.queue)::text AS queue,
    t.lane,
    t.xid,
    (t.kind)::text AS kind,
    (t.attempts)::integer AS attempts,
    (t.max_attempts)::integer AS max_attempts,
    t.created_at,
    t.payload,
    t.expo_id,
    date_part('epoch'::text, (now() - t.issued_at)) AS waited,
    (((t.is_suspect)::integer +
        CASE
            WHEN (num_nonnulls(t.unique_key, t.limit_key, t.batch_id) > 0) THEN 2
            ELSE 0
        END) +
        CASE
            WHEN (t.deadline < now()) THEN 4
            ELSE 0
        END) AS flags,
        CASE
            WHEN (num_nonnulls(t.scheduled_at, t.created_by, t.traceparent, t.batch_id) > 0) THEN (json_build_object('scheduledAt', date_part('epoch'::text, t.scheduled_at), 'createdBy', t.created_by, 'traceparent', t.traceparent, 'batch', t.batch_id))::text
            ELSE NULL::text
        END AS extra
   FROM public.job_tickets t;

CREATE TABLE public.job_workers (
    id uuid NOT NULL,
    host text NOT NULL,
    pid integer NOT NULL,
    queues text[] NOT NULL,
    kinds text[] NOT NULL,
    running integer DEFAULT 0 NOT NULL,
    lease_seconds double precision NOT NULL,
    open_lease bigint DEFAULT 0 NOT NULL,
    open_done bigint DEFAULT 0 NOT NULL,
    is_draining boolean DEFAULT false NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    beat_at timestamp with time zone DEFAULT now() NOT NULL,
    fenced_at timestamp with time zone
);

CREATE VIEW public.job_open AS
 SELECT w.id AS worker,
    c.id,
    c.turn
   FROM ((public.job_workers w
     CROSS JOIN LATERAL ( SELECT j.id,
            COALESCE(j.turn, 0) AS turn
           FROM (public.job_leases l
             CROSS JOIN LATERAL ROWS FROM(public.job_ids(l.jobs), unnest(l.turns)) j(id, turn))
          WHERE ((l.worker = w.id) AND (l.no >= w.open_lease))
        UNION
         SELECT a.id,
            a.turn
           FROM public.job_attempts a
          WHERE (a.worker = w.id)) c)
     LEFT JOIN LATERAL ( SELECT public.job_ids(d_1.jobs) AS id
           FROM public.job_done d_1
          WHERE ((d_1.worker = w.id) AND (d_1.no >= w.open_done))) d ON ((d.id = c.id)))
  WHERE ((d.id IS NULL) AND (NOT (EXISTS ( SELECT
           FROM public.job_ends e
          WHERE ((e.id = c.id) AND (e.turn = c.turn))))));

CREATE TABLE public.job_shelf (
    id bigint DEFAULT nextval('public.job_ids'::regclass) NOT NULL,
    turn integer DEFAULT 0 NOT NULL,
    lane public.job_lane NOT NULL,
    crashes smallint DEFAULT 0 NOT NULL,
    queue public.job_label NOT NULL COLLATE pg_catalog."C",
    kind public.job_label NOT NULL,
    attempts public.job_count DEFAULT 0 NOT NULL,
    max_attempts public.job_allowance NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    payload json NOT NULL,
    expo_id bigint,
    scheduled_at timestamp with time zone,
    created_by text,
    traceparent text,
    unique_key text,
    limit_key text,
    batch_id bigint,
    step text,
    deadline timestamp with time zone,
    is_suspect boolean DEFAULT false NOT NULL,
    faults jsonb,
    state text NOT NULL,
    finished_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT job_shelf_state CHECK ((state = ANY (ARRAY['dead'::text, 'cancelled'::text])))
);

CREATE TABLE public.job_sleepers (
    worker uuid NOT NULL,
    queues text[] NOT NULL
);

CREATE TABLE public.job_tickets_default (
    id bigint DEFAULT nextval('public.job_ids'::regclass) NOT NULL,
    turn integer DEFAULT 0 NOT NULL,
    lane public.job_lane NOT NULL,
    crashes smallint DEFAULT 0 NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    queue public.job_label NOT NULL COLLATE pg_catalog."C",
    kind public.job_label NOT NULL,
    attempts public.job_count DEFAULT 0 NOT NULL,
    max_attempts public.job_allowance NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    issued_at timestamp with time zone DEFAULT now() NOT NULL,
    payload json NOT NULL,
    expo_id bigint,
    scheduled_at timestamp with time zone,
    created_by text,
    traceparent text,
    unique_key text,
    limit_key text,
    batch_id bigint,
    step text,
    deadline timestamp with time zone,
    is_suspect boolean DEFAULT false NOT NULL,
    faults jsonb
);

CREATE VIEW public.jobs AS
 SELECT t.id,
    t.turn,
    t.expo_id,
    t.kind,
    t.queue,
    t.lane,
    s.state,
    s.is_claimed,
    s.is_done,
    e.outcome,
    t.attempts,
    t.max_attempts,
    t.crashes,
    t.created_at,
    t.issued_at AS run_at,
    t.scheduled_at,
    t.created_by,
    t.traceparent,
    t.unique_key,
    t.limit_key,
    t.batch_id,
    t.step,
    t.deadline,
    t.payload,
    t.faults,
    e.at AS finished_at,
    NULL::text AS blocker
   FROM ((((public.job_tickets t
     LEFT JOIN public.job_ends e ON (((e.id = t.id) AND (e.turn = t.turn))))
     LEFT JOIN LATERAL ( SELECT l.seen,
            l.snap,
            l.pos_xid,
            l.pos_id
           FROM public.job_leases l
          WHERE ((l.queue = (t.queue)::text) AND (l.lane = (t.lane)::smallint))
          ORDER BY l.seq DESC
         LIMIT 1) c ON (true))
     CROSS JOIN LATERAL ( SELECT (COALESCE((e.outcome = 'done'::text), false) OR (EXISTS ( SELECT
                   FROM public.job_done d
                  WHERE ((int8range(d.lo, d.hi, '[]'::text) @> t.id) AND (d.jobs @> t.id))))) AS is_done,
            ((c.seen IS NOT NULL) AND (pg_visible_in_snapshot(t.xid, c.seen) OR (pg_visible_in_snapshot(t.xid, c.snap) AND (ROW(t.xid, t.id) <= ROW(c.pos_xid, c.pos_id))))) AS is_claimed) f)
     CROSS JOIN LATERAL ( SELECT f.is_done,
            f.is_claimed,
                CASE
                    WHEN f.is_done THEN 'done'::text
                    WHEN f.is_claimed THEN 'running'::text
                    ELSE 'ready'::text
                END AS state) s)
  WHERE ((e.outcome IS NULL) OR (e.outcome = 'done'::text))
UNION ALL
 SELECT d.id,
    d.turn,
    d.expo_id,
    d.kind,
    d.queue,
    d.lane,
    'ready'::text AS state,
    false AS is_claimed,
    false AS is_done,
    NULL::text AS outcome,
    d.attempts,
    d.max_attempts,
    d.crashes,
    d.created_at,
    d.run_at,
    d.scheduled_at,
    d.created_by,
    d.traceparent,
    d.unique_key,
    d.limit_key,
    d.batch_id,
    d.step,
    d.deadline,
    d.payload,
    d.faults,
    NULL::timestamp with time zone AS finished_at,
    d.blocker
   FROM public.job_deferred d
UNION ALL
 SELECT x.id,
    x.turn,
    x.expo_id,
    x.kind,
    x.queue,
    x.lane,
    x.state,
    false AS is_claimed,
    false AS is_done,
    NULL::text AS outcome,
    x.attempts,
    x.max_attempts,
    x.crashes,
    x.created_at,
    x.finished_at AS run_at,
    x.scheduled_at,
    x.created_by,
    x.traceparent,
    x.unique_key,
    x.limit_key,
    x.batch_id,
    x.step,
    x.deadline,
    x.payload,
    x.faults,
    x.finished_at,
    NULL::text AS blocker
   FROM public.job_shelf x;

CREATE TABLE public.meeting_requests (
    expo_id bigint NOT NULL,
    id bigint NOT NULL,
    code public.code_text NOT NULL,
    from_id bigint NOT NULL,
    to_id bigint NOT NULL,
    preference text NOT NULL,
    sector_code text,
    duration_slots smallint DEFAULT 1 NOT NULL,
    rank smallint DEFAULT 9 NOT NULL,
    needs_interpreter boolean,
    note text,
    requested_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    guest_ids bigint[] DEFAULT '{}'::bigint[] NOT NULL,
    CONSTRAINT meeting_requests_duration CHECK (((duration_slots >= 1) AND (duration_slots <= 4))),
    CONSTRAINT meeting_requests_guests CHECK (((cardinality(guest_ids) <= 6) AND (NOT (guest_ids && ARRAY[from_id, to_id])) AND ((preference <> 'no'::text) OR (guest_ids = '{}'::bigint[])))),
    CONSTRAINT meeting_requests_not_oneself CHECK ((from_id <> to_id)),
    CONSTRAINT meeting_requests_preference CHECK ((preference = ANY (ARRAY['must'::text, 'meet'::text, 'no'::text]))),
    CONSTRAINT meeting_requests_rank CHECK (((rank >= 1) AND (rank <= 9)))
);

ALTER TABLE public.meeting_requests ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.meeting_requests_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.meetings (
    expo_id bigint NOT NULL,
    id bigint NOT NULL,
    a_id bigint NOT NULL,
    b_id bigint NOT NULL,
    timeslot_id bigint NOT NULL,
    duration_slots smallint NOT NULL,
    during tstzrange NOT NULL,
    table_id bigint NOT NULL,
    interpreter_id bigint,
    team_a smallint NOT NULL,
    team_b smallint NOT NULL,
    rank smallint DEFAULT 9 NOT NULL,
    sector_code text,
    state text DEFAULT 'confirmed'::text NOT NULL,
    lock_level text DEFAULT 'none'::text NOT NULL,
    sequence integer DEFAULT 0 NOT NULL,
    cancel_reason text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    guest_ids bigint[] DEFAULT '{}'::bigint[] NOT NULL,
    guest_teams smallint[] DEFAULT '{}'::smallint[] NOT NULL,
    CONSTRAINT meetings_duration CHECK (((duration_slots >= 1) AND (duration_slots <= 4))),
    CONSTRAINT meetings_during CHECK ((NOT isempty(during))),
    CONSTRAINT meetings_guests CHECK (((cardinality(guest_ids) <= 6) AND (cardinality(guest_ids) = cardinality(guest_teams)) AND (NOT (guest_ids && ARRAY[a_id, b_id])))),
    CONSTRAINT meetings_in_order CHECK ((a_id < b_id)),
    CONSTRAINT meetings_lock_level CHECK ((lock_level = ANY (ARRAY['none'::text, 'organiser'::text, 'vip'::text]))),
    CONSTRAINT meetings_state CHECK ((state = ANY (ARRAY['confirmed'::text, 'cancelled'::text])))
);

ALTER TABLE public.meetings ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.meetings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.participation_states (
    expo_id bigint NOT NULL,
    participation_id bigint NOT NULL,
    seq integer NOT NULL,
    before text NOT NULL,
    after text NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    reason text,
    CONSTRAINT participation_states_actor CHECK ((actor <> ''::text)),
    CONSTRAINT participation_states_reason CHECK (((after <> ALL (ARRAY['rejected'::text, 'withdrawn'::text])) OR ((reason IS NOT NULL) AND (reason <> ''::text))))
);

ALTER TABLE public.participations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.participations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.parties (
    id bigint NOT NULL,
    kind text NOT NULL,
    country text,
    region_code text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    merged_into bigint,
    CONSTRAINT parties_country CHECK ((country ~ '^[A-Z]{2}$'::text)),
    CONSTRAINT parties_kind CHECK ((kind = ANY (ARRAY['enterprise'::text, 'person'::text, 'authority'::text]))),
    CONSTRAINT parties_not_into_itself CHECK ((merged_into <> id))
);

ALTER TABLE public.parties ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.parties_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.party_identifiers (
    party_id bigint NOT NULL,
    scheme text NOT NULL,
    value text NOT NULL,
    is_unique boolean NOT NULL,
    valid daterange DEFAULT daterange(NULL::date, NULL::date) NOT NULL,
    check_passed boolean DEFAULT true NOT NULL,
    override_reason text,
    override_by text,
    override_at timestamp with time zone,
    CONSTRAINT party_identifiers_override CHECK ((check_passed OR ((override_reason IS NOT NULL) AND (override_reason <> ''::text) AND (override_by IS NOT NULL) AND (override_at IS NOT NULL)))),
    CONSTRAINT party_identifiers_value CHECK ((value <> ''::text))
);

CREATE TABLE public.party_merges (
    id bigint NOT NULL,
    kept_id bigint NOT NULL,
    merged_id bigint NOT NULL,
    moved jsonb NOT NULL,
    reason text,
    merged_at timestamp with time zone DEFAULT now() NOT NULL,
    merged_by text NOT NULL,
    undone_at timestamp with time zone,
    undone_by text,
    CONSTRAINT party_merges_apart CHECK ((kept_id <> merged_id)),
    CONSTRAINT party_merges_undone CHECK (((undone_at IS NULL) = (undone_by IS NULL)))
);

ALTER TABLE public.party_merges ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.party_merges_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.party_names (
    party_id bigint NOT NULL,
    language text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    family text,
    given text,
    patronymic text,
    valid daterange DEFAULT daterange(NULL::date, NULL::date) NOT NULL,
    match_keys bigint[] DEFAULT '{}'::bigint[] NOT NULL,
    search_terms text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT party_names_kind CHECK ((kind = ANY (ARRAY['legal'::text, 'short'::text, 'passport'::text, 'alias'::text]))),
    CONSTRAINT party_names_name CHECK ((name <> ''::text))
);

CREATE TABLE public.people (
    party_id bigint NOT NULL,
    sex text,
    born date,
    nationality text,
    CONSTRAINT people_nationality CHECK ((nationality ~ '^[A-Z]{2}$'::text)),
    CONSTRAINT people_sex CHECK ((sex = ANY (ARRAY['F'::text, 'M'::text, 'X'::text])))
);

CREATE TABLE public.precedence_overrides (
    expo_id bigint NOT NULL,
    id bigint NOT NULL,
    delegation_id bigint,
    participation_id bigint,
    among_id bigint NOT NULL,
    place smallint NOT NULL,
    reason text NOT NULL,
    signed_by text NOT NULL,
    actor text NOT NULL,
    during tstzrange DEFAULT tstzrange(now(), NULL::timestamp with time zone) NOT NULL,
    CONSTRAINT precedence_overrides_place CHECK ((place > 0)),
    CONSTRAINT precedence_overrides_reason CHECK ((reason <> ''::text)),
    CONSTRAINT precedence_overrides_signed CHECK ((signed_by <> ''::text)),
    CONSTRAINT precedence_overrides_subject CHECK ((num_nonnulls(delegation_id, participation_id) = 1))
);

ALTER TABLE public.precedence_overrides ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.precedence_overrides_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.programme_items (
    expo_id bigint NOT NULL,
    id bigint NOT NULL,
    code public.code_text NOT NULL,
    space_id bigint NOT NULL,
    kind text NOT NULL,
    names public.localized_text NOT NULL,
    during tstzrange NOT NULL,
    ranks int4range,
    sector_code text,
    attendees text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT programme_items_during CHECK ((NOT isempty(during)))
);

ALTER TABLE public.programme_items ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.programme_items_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reservations (
    expo_id bigint NOT NULL,
    id bigint NOT NULL,
    resource_id bigint NOT NULL,
    meeting_id bigint,
    programme_item_id bigint,
    during tstzrange NOT NULL,
    state text DEFAULT 'confirmed'::text NOT NULL,
    CONSTRAINT reservations_during CHECK ((NOT isempty(during))),
    CONSTRAINT reservations_state CHECK ((state = ANY (ARRAY['held'::text, 'confirmed'::text, 'released'::text]))),
    CONSTRAINT reservations_subject CHECK ((num_nonnulls(meeting_id, programme_item_id) = 1))
);

ALTER TABLE public.reservations ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.reservations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.resources (
    expo_id bigint NOT NULL,
    id bigint NOT NULL,
    kind text NOT NULL,
    participation_id bigint,
    space_id bigint,
    unit smallint DEFAULT 1 NOT NULL,
    CONSTRAINT resources_kind CHECK ((kind = ANY (ARRAY['team'::text, 'interpreter'::text, 'space'::text]))),
    CONSTRAINT resources_subject CHECK ((((kind = 'space'::text) = (space_id IS NOT NULL)) AND ((kind = ANY (ARRAY['team'::text, 'interpreter'::text])) = (participation_id IS NOT NULL)))),
    CONSTRAINT resources_unit CHECK ((unit > 0))
);

ALTER TABLE public.resources ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.resources_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.schedule_entries (
    expo_id bigint NOT NULL,
    version_number integer NOT NULL,
    a_id bigint NOT NULL,
    b_id bigint NOT NULL,
    timeslot_id bigint NOT NULL,
    duration_slots smallint NOT NULL,
    during tstzrange NOT NULL,
    table_id bigint NOT NULL,
    interpreter_id bigint,
    team_a smallint NOT NULL,
    team_b smallint NOT NULL,
    weight integer NOT NULL,
    rank smallint NOT NULL,
    sector_code text,
    lock_level text NOT NULL,
    guest_ids bigint[] DEFAULT '{}'::bigint[] NOT NULL,
    guest_teams smallint[] DEFAULT '{}'::smallint[] NOT NULL,
    CONSTRAINT schedule_entries_in_order CHECK ((a_id < b_id))
);

CREATE TABLE public.schedule_stops (
    job_id bigint NOT NULL,
    requested_by text NOT NULL,
    requested_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.schedule_versions (
    expo_id bigint NOT NULL,
    number integer NOT NULL,
    status text DEFAULT 'draft'::text NOT NULL,
    parent_number integer,
    input_hash bytea NOT NULL,
    job_id bigint,
    seed bigint NOT NULL,
    solver text NOT NULL,
    seconds double precision NOT NULL,
    wishes integer NOT NULL,
    placed integer NOT NULL,
    weight bigint NOT NULL,
    bound bigint NOT NULL,
    idle integer NOT NULL,
    moves integer NOT NULL,
    optimal boolean NOT NULL,
    certificate jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by text NOT NULL,
    published_at timestamp with time zone,
    published_by text,
    mode text DEFAULT 'all'::text NOT NULL,
    as_of timestamp with time zone,
    moves_vip boolean DEFAULT false NOT NULL,
    asked_hash bytea NOT NULL,
    changes jsonb,
    CONSTRAINT schedule_versions_bound CHECK ((weight <= bound)),
    CONSTRAINT schedule_versions_mode CHECK ((mode = ANY (ARRAY['all'::text, 'gaps'::text, 'few'::text, 'repair'::text]))),
    CONSTRAINT schedule_versions_number CHECK ((number > 0)),
    CONSTRAINT schedule_versions_published CHECK (((status = ANY (ARRAY['draft'::text, 'discarded'::text])) = (published_at IS NULL))),
    CONSTRAINT schedule_versions_status CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'superseded'::text, 'discarded'::text])))
);

CREATE TABLE public.search_terms (
    term text NOT NULL
);

CREATE TABLE public.sectors (
    code public.code_text NOT NULL,
    names public.localized_text NOT NULL,
    isic4 text,
    okved2 text,
    gbt4754 text,
    hs_chapters text[] DEFAULT '{}'::text[] NOT NULL,
    origin text
);

CREATE TABLE public.series_names (
    series_id bigint NOT NULL,
    language text NOT NULL,
    "position" smallint NOT NULL,
    name text NOT NULL,
    valid_from date,
    valid_to date,
    valid_from_certain boolean DEFAULT true NOT NULL,
    valid daterange,
    CONSTRAINT series_names_name CHECK ((name <> ''::text)),
    CONSTRAINT series_names_order CHECK ((valid_from < valid_to))
);

CREATE TABLE public.space_closures (
    expo_id bigint NOT NULL,
    id bigint NOT NULL,
    space_id bigint NOT NULL,
    during tstzrange NOT NULL,
    reason text,
    CONSTRAINT space_closures_during CHECK ((NOT isempty(during)))
);

ALTER TABLE public.space_closures ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.space_closures_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.space_distances (
    expo_id bigint NOT NULL,
    from_id bigint NOT NULL,
    to_id bigint NOT NULL,
    walk_minutes smallint NOT NULL,
    CONSTRAINT space_distances_apart CHECK ((from_id <> to_id)),
    CONSTRAINT space_distances_minutes CHECK (((walk_minutes >= 0) AND (walk_minutes <= 600)))
);

CREATE TABLE public.spaces (
    expo_id bigint NOT NULL,
    id bigint NOT NULL,
    parent_id bigint,
    code public.code_text NOT NULL,
    kind text NOT NULL,
    names public.localized_text,
    capacity integer,
    area_m2 numeric,
    seats integer,
    zone text,
    max_rank smallint,
    equipment text[] DEFAULT '{}'::text[] NOT NULL,
    accessible boolean,
    open_dates daterange,
    note text,
    CONSTRAINT spaces_area CHECK ((area_m2 >= (0)::numeric)),
    CONSTRAINT spaces_capacity CHECK ((capacity >= 0)),
    CONSTRAINT spaces_kind CHECK ((kind = ANY (ARRAY['venue'::text, 'hall'::text, 'matchmaking'::text, 'forum'::text, 'ceremony'::text, 'vip'::text, 'room'::text, 'table'::text, 'booth'::text]))),
    CONSTRAINT spaces_max_rank CHECK (((max_rank >= 1) AND (max_rank <= 9))),
    CONSTRAINT spaces_not_own_parent CHECK ((parent_id <> id)),
    CONSTRAINT spaces_seats CHECK ((seats > 0))
);

ALTER TABLE public.spaces ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.spaces_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.timeslots (
    expo_id bigint NOT NULL,
    id bigint NOT NULL,
    code public.code_text NOT NULL,
    day date NOT NULL,
    during tstzrange NOT NULL,
    buffer_minutes smallint DEFAULT 0 NOT NULL,
    session text,
    CONSTRAINT timeslots_buffer CHECK (((buffer_minutes >= 0) AND (buffer_minutes <= 240))),
    CONSTRAINT timeslots_during CHECK ((NOT isempty(during)))
);

ALTER TABLE public.timeslots ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.timeslots_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.trade_stats (
    code public.code_text NOT NULL,
    reporter text NOT NULL,
    partner text NOT NULL,
    period text NOT NULL,
    measure text NOT NULL,
    value numeric NOT NULL,
    unit text NOT NULL,
    half_unit numeric,
    qualifier text,
    growth_pct numeric,
    share_pct numeric,
    share_of text,
    source text NOT NULL
);

CREATE TABLE public.travel_documents (
    party_id bigint NOT NULL,
    number text NOT NULL,
    expires date,
    mrz1 text,
    mrz2 text
);

CREATE TABLE public.unplaced_wishes (
    expo_id bigint NOT NULL,
    version_number integer NOT NULL,
    a_id bigint NOT NULL,
    b_id bigint NOT NULL,
    weight integer NOT NULL,
    reason text NOT NULL,
    detail jsonb NOT NULL,
    guest_ids bigint[] DEFAULT '{}'::bigint[] NOT NULL
);

ALTER TABLE ONLY public.job_done ATTACH PARTITION public.job_done_default DEFAULT;

ALTER TABLE ONLY public.job_ends ATTACH PARTITION public.job_ends_default DEFAULT;

ALTER TABLE ONLY public.job_leases ATTACH PARTITION public.job_leases_default DEFAULT;

ALTER TABLE ONLY public.job_tickets ATTACH PARTITION public.job_tickets_default DEFAULT;

ALTER TABLE ONLY public.accreditation_steps
    ADD CONSTRAINT accreditation_steps_pkey PRIMARY KEY (before, after);

ALTER TABLE ONLY public.audit_entries
    ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (chain, seq);

ALTER TABLE ONLY public.audit_heads
    ADD CONSTRAINT audit_heads_pkey PRIMARY KEY (chain);

ALTER TABLE ONLY public.availabilities
    ADD CONSTRAINT availabilities_once UNIQUE (expo_id, participation_id, during);

ALTER TABLE ONLY public.availabilities
    ADD CONSTRAINT availabilities_pkey PRIMARY KEY (expo_id, id);

ALTER TABLE ONLY public.border_posts
    ADD CONSTRAINT border_posts_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.deals
    ADD CONSTRAINT deals_code UNIQUE (expo_id, code);

ALTER TABLE ONLY public.deals
    ADD CONSTRAINT deals_pkey PRIMARY KEY (expo_id, id);

ALTER TABLE ONLY public.delegation_heads
    ADD CONSTRAINT delegation_heads_one_at_any_instant EXCLUDE USING gist (expo_id WITH =, delegation_id WITH =, during WITH &&);

ALTER TABLE ONLY public.delegations
    ADD CONSTRAINT delegations_code UNIQUE (expo_id, code);

ALTER TABLE ONLY public.delegations
    ADD CONSTRAINT delegations_pkey PRIMARY KEY (expo_id, id);

ALTER TABLE ONLY public.enterprises
    ADD CONSTRAINT enterprises_pkey PRIMARY KEY (party_id);

ALTER TABLE ONLY public.expo_series
    ADD CONSTRAINT expo_series_code UNIQUE (code);

ALTER TABLE ONLY public.expo_series
    ADD CONSTRAINT expo_series_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.expo_states
    ADD CONSTRAINT expo_states_pkey PRIMARY KEY (expo_id, seq);

ALTER TABLE ONLY public.expos
    ADD CONSTRAINT expos_code UNIQUE (code);

ALTER TABLE ONLY public.expos
    ADD CONSTRAINT expos_edition UNIQUE (series_id, edition);

ALTER TABLE ONLY public.expos
    ADD CONSTRAINT expos_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.identifier_schemes
    ADD CONSTRAINT identifier_schemes_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.import_batches
    ADD CONSTRAINT import_batches_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.import_files
    ADD CONSTRAINT import_files_pkey PRIMARY KEY (sha256);

ALTER TABLE ONLY public.import_rows
    ADD CONSTRAINT import_rows_pkey PRIMARY KEY (batch_id, row_number);

ALTER TABLE ONLY public.interpreters
    ADD CONSTRAINT interpreters_pkey PRIMARY KEY (expo_id, participation_id);

ALTER TABLE ONLY public.job_attempts
    ADD CONSTRAINT job_attempts_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.job_batches
    ADD CONSTRAINT job_batches_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.job_cancels
    ADD CONSTRAINT job_cancels_pkey PRIMARY KEY (id, turn);

ALTER TABLE ONLY public.job_cron_slots
    ADD CONSTRAINT job_cron_slots_pkey PRIMARY KEY (cron, slot);

ALTER TABLE ONLY public.job_crons
    ADD CONSTRAINT job_crons_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.job_deferred
    ADD CONSTRAINT job_deferred_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.job_edges
    ADD CONSTRAINT job_edges_pkey PRIMARY KEY (before_id, after_id);

ALTER TABLE ONLY public.job_ends
    ADD CONSTRAINT job_ends_once PRIMARY KEY (id, turn, issued_at);

ALTER TABLE ONLY public.job_ends_default
    ADD CONSTRAINT job_ends_default_pkey PRIMARY KEY (id, turn, issued_at);

ALTER TABLE ONLY public.job_holds
    ADD CONSTRAINT job_holds_pkey PRIMARY KEY (key, id);

ALTER TABLE ONLY public.job_keys
    ADD CONSTRAINT job_keys_once UNIQUE NULLS NOT DISTINCT (expo_id, kind, key);

ALTER TABLE ONLY public.job_limits
    ADD CONSTRAINT job_limits_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.job_shelf
    ADD CONSTRAINT job_shelf_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.job_sleepers
    ADD CONSTRAINT job_sleepers_pkey PRIMARY KEY (worker);

ALTER TABLE ONLY public.job_workers
    ADD CONSTRAINT job_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.meeting_requests
    ADD CONSTRAINT meeting_requests_code UNIQUE (expo_id, code);

ALTER TABLE ONLY public.meeting_requests
    ADD CONSTRAINT meeting_requests_once UNIQUE (expo_id, from_id, to_id, guest_ids);

ALTER TABLE ONLY public.meeting_requests
    ADD CONSTRAINT meeting_requests_pkey PRIMARY KEY (expo_id, id);

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_pkey PRIMARY KEY (expo_id, id);

ALTER TABLE ONLY public.participation_states
    ADD CONSTRAINT participation_states_pkey PRIMARY KEY (expo_id, participation_id, seq);

ALTER TABLE ONLY public.participations
    ADD CONSTRAINT participations_code UNIQUE (expo_id, code);

ALTER TABLE ONLY public.participations
    ADD CONSTRAINT participations_party UNIQUE (expo_id, party_id, role);

ALTER TABLE ONLY public.participations
    ADD CONSTRAINT participations_pkey PRIMARY KEY (expo_id, id);

ALTER TABLE ONLY public.parties
    ADD CONSTRAINT parties_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.party_identifiers
    ADD CONSTRAINT party_identifiers_pkey PRIMARY KEY (party_id, scheme, value);

ALTER TABLE ONLY public.party_merges
    ADD CONSTRAINT party_merges_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.party_names
    ADD CONSTRAINT party_names_one_at_a_time EXCLUDE USING gist (party_id WITH =, language WITH =, kind WITH =, valid WITH &&) WHERE (((kind <> 'alias'::text) AND (NOT (lower_inf(valid) AND upper_inf(valid)))));

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_pkey PRIMARY KEY (party_id);

ALTER TABLE ONLY public.precedence_overrides
    ADD CONSTRAINT precedence_overrides_delegation_once EXCLUDE USING gist (expo_id WITH =, delegation_id WITH =, during WITH &&);

ALTER TABLE ONLY public.precedence_overrides
    ADD CONSTRAINT precedence_overrides_person_once EXCLUDE USING gist (expo_id WITH =, participation_id WITH =, during WITH &&);

ALTER TABLE ONLY public.precedence_overrides
    ADD CONSTRAINT precedence_overrides_pkey PRIMARY KEY (expo_id, id);

ALTER TABLE ONLY public.precedence_overrides
    ADD CONSTRAINT precedence_overrides_place_once EXCLUDE USING gist (expo_id WITH =, among_id WITH =, num_nonnulls(delegation_id) WITH =, place WITH =, during WITH &&);

ALTER TABLE ONLY public.programme_items
    ADD CONSTRAINT programme_items_code UNIQUE (expo_id, code);

ALTER TABLE ONLY public.programme_items
    ADD CONSTRAINT programme_items_pkey PRIMARY KEY (expo_id, id);

ALTER TABLE ONLY public.reservations
    ADD CONSTRAINT reservations_no_double_booking EXCLUDE USING gist (expo_id WITH =, resource_id WITH =, during WITH &&) WHERE ((state = ANY (ARRAY['held'::text, 'confirmed'::text]))) DEFERRABLE;

ALTER TABLE ONLY public.reservations
    ADD CONSTRAINT reservations_pkey PRIMARY KEY (expo_id, id);

ALTER TABLE ONLY public.resources
    ADD CONSTRAINT resources_participation UNIQUE (expo_id, participation_id, unit);

ALTER TABLE ONLY public.resources
    ADD CONSTRAINT resources_pkey PRIMARY KEY (expo_id, id);

ALTER TABLE ONLY public.resources
    ADD CONSTRAINT resources_space UNIQUE (expo_id, space_id, unit);

ALTER TABLE ONLY public.schedule_entries
    ADD CONSTRAINT schedule_entries_pkey PRIMARY KEY (expo_id, version_number, a_id, b_id, guest_ids);

ALTER TABLE ONLY public.schedule_stops
    ADD CONSTRAINT schedule_stops_pkey PRIMARY KEY (job_id);

ALTER TABLE ONLY public.schedule_versions
    ADD CONSTRAINT schedule_versions_pkey PRIMARY KEY (expo_id, number);

ALTER TABLE ONLY public.search_terms
    ADD CONSTRAINT search_terms_pkey PRIMARY KEY (term);

ALTER TABLE ONLY public.sectors
    ADD CONSTRAINT sectors_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.series_names
    ADD CONSTRAINT series_names_one_at_a_time EXCLUDE USING gist (series_id WITH =, language WITH =, valid WITH &&);

ALTER TABLE ONLY public.series_names
    ADD CONSTRAINT series_names_pkey PRIMARY KEY (series_id, language, "position");

ALTER TABLE ONLY public.space_closures
    ADD CONSTRAINT space_closures_pkey PRIMARY KEY (expo_id, id);

ALTER TABLE ONLY public.space_distances
    ADD CONSTRAINT space_distances_pkey PRIMARY KEY (expo_id, from_id, to_id);

ALTER TABLE ONLY public.spaces
    ADD CONSTRAINT spaces_code UNIQUE (expo_id, code);

ALTER TABLE ONLY public.spaces
    ADD CONSTRAINT spaces_pkey PRIMARY KEY (expo_id, id);

ALTER TABLE ONLY public.timeslots
    ADD CONSTRAINT timeslots_code UNIQUE (expo_id, code);

ALTER TABLE ONLY public.timeslots
    ADD CONSTRAINT timeslots_no_overlap EXCLUDE USING gist (expo_id WITH =, during WITH &&);

ALTER TABLE ONLY public.timeslots
    ADD CONSTRAINT timeslots_pkey PRIMARY KEY (expo_id, id);

ALTER TABLE ONLY public.trade_stats
    ADD CONSTRAINT trade_stats_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.travel_documents
    ADD CONSTRAINT travel_documents_pkey PRIMARY KEY (party_id, number);

ALTER TABLE ONLY public.unplaced_wishes
    ADD CONSTRAINT unplaced_wishes_pkey PRIMARY KEY (expo_id, version_number, a_id, b_id, guest_ids);

CREATE INDEX delegations_children ON public.delegations USING btree (expo_id, parent_id);

CREATE INDEX import_batches_expo ON public.import_batches USING btree (expo_id, created_at);

CREATE INDEX import_batches_file ON public.import_batches USING btree (sha256);

CREATE INDEX import_rows_record ON public.import_rows USING btree (record);

CREATE INDEX import_rows_waiting ON public.import_rows USING btree (batch_id) WHERE ((result = 'held'::text) AND (resolution IS NULL));

CREATE INDEX job_attempts_worker ON public.job_attempts USING btree (worker) WHERE (worker IS NOT NULL);

CREATE INDEX job_cron_slots_by_age ON public.job_cron_slots USING btree (created_at);

CREATE INDEX job_deferred_batch ON public.job_deferred USING btree (batch_id) WHERE (batch_id IS NOT NULL);

CREATE INDEX job_deferred_blocked ON public.job_deferred USING btree (blocker, run_at) WHERE (blocker IS NOT NULL);

CREATE INDEX job_deferred_due ON public.job_deferred USING btree (run_at) WHERE (blocker IS NULL);

CREATE INDEX job_done_jobs ON ONLY public.job_done USING gist (int8range(lo, hi, '[]'::text));

CREATE INDEX job_done_default_int8range_idx ON public.job_done_default USING gist (int8range(lo, hi, '[]'::text));

CREATE INDEX job_done_worker ON ONLY public.job_done USING btree (worker, no);

CREATE INDEX job_done_default_worker_no_idx ON public.job_done_default USING btree (worker, no);

CREATE INDEX job_edges_after ON public.job_edges USING btree (after_id);

CREATE INDEX job_edges_batch ON public.job_edges USING btree (batch_id);

CREATE INDEX job_ends_batch ON ONLY public.job_ends USING btree (batch_id) WHERE (batch_id IS NOT NULL);

CREATE INDEX job_ends_default_batch_id_idx ON public.job_ends_default USING btree (batch_id) WHERE (batch_id IS NOT NULL);

CREATE INDEX job_holds_id ON public.job_holds USING btree (id);

CREATE INDEX job_keys_expiry ON public.job_keys USING btree (expires_at) WHERE (expires_at IS NOT NULL);

CREATE INDEX job_keys_id ON public.job_keys USING btree (id);

CREATE INDEX job_leases_cursor ON ONLY public.job_leases USING btree (queue, lane, seq);

CREATE INDEX job_leases_jobs ON ONLY public.job_leases USING gist (int8range(lo, hi, '[]'::text));

CREATE INDEX job_leases_default_int8range_idx ON public.job_leases_default USING gist (int8range(lo, hi, '[]'::text));

CREATE INDEX job_leases_default_queue_lane_seq_idx ON public.job_leases_default USING btree (queue, lane, seq);

CREATE INDEX job_leases_worker ON ONLY public.job_leases USING btree (worker, no);

CREATE INDEX job_leases_default_worker_no_idx ON public.job_leases_default USING btree (worker, no);

CREATE INDEX job_shelf_by_end ON public.job_shelf USING btree (state, finished_at);

CREATE INDEX job_tickets_id ON ONLY public.job_tickets USING btree (id, turn) WITH (deduplicate_items=off);

CREATE INDEX job_tickets_default_id_turn_idx ON public.job_tickets_default USING btree (id, turn) WITH (deduplicate_items=off);

CREATE INDEX job_tickets_dispatch ON ONLY public.job_tickets USING btree (queue, lane, xid, id) WITH (deduplicate_items=off);

CREATE INDEX job_tickets_default_queue_lane_xid_id_idx ON public.job_tickets_default USING btree (queue, lane, xid, id) WITH (deduplicate_items=off);

CREATE INDEX meetings_of_b ON public.meetings USING btree (expo_id, b_id) WHERE (state = 'confirmed'::text);

CREATE INDEX meetings_of_guests ON public.meetings USING gin (guest_ids) WHERE ((state = 'confirmed'::text) AND (guest_ids <> '{}'::bigint[]));

CREATE UNIQUE INDEX meetings_pair_once ON public.meetings USING btree (expo_id, a_id, b_id, guest_ids) WHERE (state = 'confirmed'::text);

CREATE INDEX participations_history ON public.participations USING btree (party_id);

CREATE INDEX participations_members ON public.participations USING btree (expo_id, delegation_id);

CREATE INDEX participations_people ON public.participations USING btree (expo_id, enterprise_id);

CREATE INDEX participations_stands ON public.participations USING btree (expo_id, stand_id) WHERE (stand_id IS NOT NULL);

CREATE INDEX parties_merged ON public.parties USING btree (merged_into) WHERE (merged_into IS NOT NULL);

CREATE UNIQUE INDEX party_identifiers_owner ON public.party_identifiers USING btree (scheme, value) WHERE (is_unique AND upper_inf(valid));

CREATE INDEX party_merges_kept ON public.party_merges USING btree (kept_id);

CREATE UNIQUE INDEX party_merges_standing ON public.party_merges USING btree (merged_id) WHERE (undone_at IS NULL);

CREATE INDEX party_names_match ON public.party_names USING gin (match_keys);

CREATE UNIQUE INDEX party_names_one_current ON public.party_names USING btree (party_id, language, kind) WHERE ((kind <> 'alias'::text) AND upper_inf(valid));

CREATE UNIQUE INDEX party_names_one_first ON public.party_names USING btree (party_id, language, kind) WHERE ((kind <> 'alias'::text) AND lower_inf(valid));

CREATE INDEX party_names_party ON public.party_names USING btree (party_id);

CREATE INDEX party_names_terms ON public.party_names USING gin (search_terms);

CREATE INDEX reservations_of_item ON public.reservations USING btree (expo_id, programme_item_id);

CREATE INDEX reservations_of_meeting ON public.reservations USING btree (expo_id, meeting_id);

CREATE UNIQUE INDEX schedule_versions_one_published ON public.schedule_versions USING btree (expo_id) WHERE (status = 'published'::text);

CREATE INDEX search_terms_prefix ON public.search_terms USING btree (term COLLATE "C");

CREATE INDEX search_terms_similar ON public.search_terms USING gin (term public.gin_trgm_ops);

CREATE INDEX space_closures_space ON public.space_closures USING btree (expo_id, space_id);

CREATE INDEX spaces_children ON public.spaces USING btree (expo_id, parent_id);

ALTER INDEX public.job_done_jobs ATTACH PARTITION public.job_done_default_int8range_idx;

ALTER INDEX public.job_done_worker ATTACH PARTITION public.job_done_default_worker_no_idx;

ALTER INDEX public.job_ends_batch ATTACH PARTITION public.job_ends_default_batch_id_idx;

ALTER INDEX public.job_ends_once ATTACH PARTITION public.job_ends_default_pkey;

ALTER INDEX public.job_leases_jobs ATTACH PARTITION public.job_leases_default_int8range_idx;

ALTER INDEX public.job_leases_cursor ATTACH PARTITION public.job_leases_default_queue_lane_seq_idx;

ALTER INDEX public.job_leases_worker ATTACH PARTITION public.job_leases_default_worker_no_idx;

ALTER INDEX public.job_tickets_id ATTACH PARTITION public.job_tickets_default_id_turn_idx;

ALTER INDEX public.job_tickets_dispatch ATTACH PARTITION public.job_tickets_default_queue_lane_xid_id_idx;

CREATE TRIGGER audit_entries_immutable BEFORE DELETE OR UPDATE ON public.audit_entries FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER audit_entries_link BEFORE INSERT ON public.audit_entries FOR EACH ROW EXECUTE FUNCTION public.audit_entries_link();

CREATE TRIGGER audit_entries_refuse_archived BEFORE INSERT ON public.audit_entries FOR EACH ROW EXECUTE FUNCTION public.audit_entries_refuse_archived();

CREATE CONSTRAINT TRIGGER delegation_heads_without_gap AFTER INSERT OR DELETE OR UPDATE ON public.delegation_heads DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.delegation_heads_without_gap();

CREATE TRIGGER delegations_keep_quota AFTER UPDATE OF badge_quota ON public.delegations FOR EACH ROW WHEN ((new.badge_quota IS DISTINCT FROM old.badge_quota)) EXECUTE FUNCTION public.delegations_keep_quota();

CREATE TRIGGER delegations_no_cycle BEFORE INSERT OR UPDATE OF parent_id ON public.delegations FOR EACH ROW EXECUTE FUNCTION public.delegations_refuse_cycle();

CREATE TRIGGER expo_states_apply BEFORE INSERT ON public.expo_states FOR EACH ROW EXECUTE FUNCTION public.expo_states_apply();

CREATE TRIGGER expo_states_immutable BEFORE DELETE OR UPDATE ON public.expo_states FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER participation_states_apply AFTER INSERT ON public.participation_states REFERENCING NEW TABLE AS new_states FOR EACH STATEMENT EXECUTE FUNCTION public.participation_states_apply();

CREATE TRIGGER participation_states_immutable BEFORE DELETE OR UPDATE ON public.participation_states FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER participation_states_number BEFORE INSERT ON public.participation_states FOR EACH ROW EXECUTE FUNCTION public.participation_states_number();

CREATE TRIGGER participations_insert_start AFTER INSERT ON public.participations REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.participations_start();

CREATE TRIGGER participations_insert_within_quota AFTER INSERT ON public.participations REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.participations_within_quota();

CREATE TRIGGER participations_keep_state BEFORE UPDATE ON public.participations FOR EACH ROW EXECUTE FUNCTION public.participations_keep_state();

CREATE TRIGGER participations_update_within_quota AFTER UPDATE ON public.participations REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.participations_within_quota();

CREATE TRIGGER party_identifiers_insert_form AFTER INSERT ON public.party_identifiers REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.party_identifiers_have_form();

CREATE TRIGGER party_identifiers_update_form AFTER UPDATE ON public.party_identifiers REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.party_identifiers_have_form();

CREATE TRIGGER schedule_entries_immutable BEFORE DELETE OR UPDATE ON public.schedule_entries FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER unplaced_wishes_immutable BEFORE DELETE OR UPDATE ON public.unplaced_wishes FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

ALTER TABLE ONLY public.availabilities
    ADD CONSTRAINT availabilities_expo_id_participation_id_fkey FOREIGN KEY (expo_id, participation_id) REFERENCES public.participations(expo_id, id);

ALTER TABLE ONLY public.deals
    ADD CONSTRAINT deals_expo_id_a_id_fkey FOREIGN KEY (expo_id, a_id) REFERENCES public.participations(expo_id, id);

ALTER TABLE ONLY public.deals
    ADD CONSTRAINT deals_expo_id_b_id_fkey FOREIGN KEY (expo_id, b_id) REFERENCES public.participations(expo_id, id);

ALTER TABLE ONLY public.deals
    ADD CONSTRAINT deals_expo_id_fkey FOREIGN KEY (expo_id) REFERENCES public.expos(id);

ALTER TABLE ONLY public.deals
    ADD CONSTRAINT deals_sector_code_fkey FOREIGN KEY (sector_code) REFERENCES public.sectors(code);

ALTER TABLE ONLY public.delegation_heads
    ADD CONSTRAINT delegation_heads_expo_id_delegation_id_fkey FOREIGN KEY (expo_id, delegation_id) REFERENCES public.delegations(expo_id, id);

ALTER TABLE ONLY public.delegation_heads
    ADD CONSTRAINT delegation_heads_expo_id_participation_id_fkey FOREIGN KEY (expo_id, participation_id) REFERENCES public.participations(expo_id, id);

ALTER TABLE ONLY public.delegations
    ADD CONSTRAINT delegations_expo_id_fkey FOREIGN KEY (expo_id) REFERENCES public.expos(id);

ALTER TABLE ONLY public.delegations
    ADD CONSTRAINT delegations_parent FOREIGN KEY (expo_id, parent_id) REFERENCES public.delegations(expo_id, id);

ALTER TABLE ONLY public.enterprises
    ADD CONSTRAINT enterprises_party_id_fkey FOREIGN KEY (party_id) REFERENCES public.parties(id);

ALTER TABLE ONLY public.expo_states
    ADD CONSTRAINT expo_states_expo_id_fkey FOREIGN KEY (expo_id) REFERENCES public.expos(id);

ALTER TABLE ONLY public.expos
    ADD CONSTRAINT expos_series_id_fkey FOREIGN KEY (series_id) REFERENCES public.expo_series(id);

ALTER TABLE ONLY public.import_batches
    ADD CONSTRAINT import_batches_expo_id_fkey FOREIGN KEY (expo_id) REFERENCES public.expos(id);

ALTER TABLE ONLY public.import_batches
    ADD CONSTRAINT import_batches_retry_of_fkey FOREIGN KEY (retry_of) REFERENCES public.import_batches(id);

ALTER TABLE ONLY public.import_batches
    ADD CONSTRAINT import_batches_sha256_fkey FOREIGN KEY (sha256) REFERENCES public.import_files(sha256);

ALTER TABLE ONLY public.import_rows
    ADD CONSTRAINT import_rows_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES public.import_batches(id);

ALTER TABLE ONLY public.interpreters
    ADD CONSTRAINT interpreters_expo_id_participation_id_fkey FOREIGN KEY (expo_id, participation_id) REFERENCES public.participations(expo_id, id);

ALTER TABLE ONLY public.interpreters
    ADD CONSTRAINT interpreters_station FOREIGN KEY (expo_id, station_id) REFERENCES public.spaces(expo_id, id);

ALTER TABLE ONLY public.job_edges
    ADD CONSTRAINT job_edges_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES public.job_batches(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.meeting_requests
    ADD CONSTRAINT meeting_requests_expo_id_fkey FOREIGN KEY (expo_id) REFERENCES public.expos(id);

ALTER TABLE ONLY public.meeting_requests
    ADD CONSTRAINT meeting_requests_from FOREIGN KEY (expo_id, from_id) REFERENCES public.participations(expo_id, id);

ALTER TABLE ONLY public.meeting_requests
    ADD CONSTRAINT meeting_requests_sector_code_fkey FOREIGN KEY (sector_code) REFERENCES public.sectors(code);

ALTER TABLE ONLY public.meeting_requests
    ADD CONSTRAINT meeting_requests_to FOREIGN KEY (expo_id, to_id) REFERENCES public.participations(expo_id, id);

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_expo_id_a_id_fkey FOREIGN KEY (expo_id, a_id) REFERENCES public.participations(expo_id, id);

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_expo_id_b_id_fkey FOREIGN KEY (expo_id, b_id) REFERENCES public.participations(expo_id, id);

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_expo_id_fkey FOREIGN KEY (expo_id) REFERENCES public.expos(id);

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_expo_id_interpreter_id_fkey FOREIGN KEY (expo_id, interpreter_id) REFERENCES public.interpreters(expo_id, participation_id);

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_expo_id_table_id_fkey FOREIGN KEY (expo_id, table_id) REFERENCES public.spaces(expo_id, id);

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_expo_id_timeslot_id_fkey FOREIGN KEY (expo_id, timeslot_id) REFERENCES public.timeslots(expo_id, id);

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_sector_code_fkey FOREIGN KEY (sector_code) REFERENCES public.sectors(code);

ALTER TABLE ONLY public.participation_states
    ADD CONSTRAINT participation_states_expo_id_participation_id_fkey FOREIGN KEY (expo_id, participation_id) REFERENCES public.participations(expo_id, id);

ALTER TABLE ONLY public.participation_states
    ADD CONSTRAINT participation_states_step FOREIGN KEY (before, after) REFERENCES public.accreditation_steps(before, after);

ALTER TABLE ONLY public.participations
    ADD CONSTRAINT participations_arrival_post_fkey FOREIGN KEY (arrival_post) REFERENCES public.border_posts(code);

ALTER TABLE ONLY public.participations
    ADD CONSTRAINT participations_delegation FOREIGN KEY (expo_id, delegation_id) REFERENCES public.delegations(expo_id, id);

ALTER TABLE ONLY public.participations
    ADD CONSTRAINT participations_enterprise FOREIGN KEY (expo_id, enterprise_id) REFERENCES public.participations(expo_id, id);

ALTER TABLE ONLY public.participations
    ADD CONSTRAINT participations_expo_id_fkey FOREIGN KEY (expo_id) REFERENCES public.expos(id);

ALTER TABLE ONLY public.participations
    ADD CONSTRAINT participations_party_id_fkey FOREIGN KEY (party_id) REFERENCES public.parties(id);

ALTER TABLE ONLY public.participations
    ADD CONSTRAINT participations_sector_code_fkey FOREIGN KEY (sector_code) REFERENCES public.sectors(code);

ALTER TABLE ONLY public.participations
    ADD CONSTRAINT participations_stand FOREIGN KEY (expo_id, stand_id) REFERENCES public.spaces(expo_id, id);

ALTER TABLE ONLY public.parties
    ADD CONSTRAINT parties_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES public.parties(id);

ALTER TABLE ONLY public.party_identifiers
    ADD CONSTRAINT party_identifiers_party_id_fkey FOREIGN KEY (party_id) REFERENCES public.parties(id);

ALTER TABLE ONLY public.party_identifiers
    ADD CONSTRAINT party_identifiers_scheme_fkey FOREIGN KEY (scheme) REFERENCES public.identifier_schemes(code);

ALTER TABLE ONLY public.party_merges
    ADD CONSTRAINT party_merges_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES public.parties(id);

ALTER TABLE ONLY public.party_merges
    ADD CONSTRAINT party_merges_merged_id_fkey FOREIGN KEY (merged_id) REFERENCES public.parties(id);

ALTER TABLE ONLY public.party_names
    ADD CONSTRAINT party_names_party_id_fkey FOREIGN KEY (party_id) REFERENCES public.parties(id);

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_party_id_fkey FOREIGN KEY (party_id) REFERENCES public.parties(id);

ALTER TABLE ONLY public.precedence_overrides
    ADD CONSTRAINT precedence_overrides_expo_id_delegation_id_fkey FOREIGN KEY (expo_id, delegation_id) REFERENCES public.delegations(expo_id, id);

ALTER TABLE ONLY public.precedence_overrides
    ADD CONSTRAINT precedence_overrides_expo_id_participation_id_fkey FOREIGN KEY (expo_id, participation_id) REFERENCES public.participations(expo_id, id);

ALTER TABLE ONLY public.programme_items
    ADD CONSTRAINT programme_items_expo_id_fkey FOREIGN KEY (expo_id) REFERENCES public.expos(id);

ALTER TABLE ONLY public.programme_items
    ADD CONSTRAINT programme_items_expo_id_space_id_fkey FOREIGN KEY (expo_id, space_id) REFERENCES public.spaces(expo_id, id);

ALTER TABLE ONLY public.programme_items
    ADD CONSTRAINT programme_items_sector_code_fkey FOREIGN KEY (sector_code) REFERENCES public.sectors(code);

ALTER TABLE ONLY public.reservations
    ADD CONSTRAINT reservations_expo_id_meeting_id_fkey FOREIGN KEY (expo_id, meeting_id) REFERENCES public.meetings(expo_id, id);

ALTER TABLE ONLY public.reservations
    ADD CONSTRAINT reservations_expo_id_programme_item_id_fkey FOREIGN KEY (expo_id, programme_item_id) REFERENCES public.programme_items(expo_id, id);

ALTER TABLE ONLY public.reservations
    ADD CONSTRAINT reservations_expo_id_resource_id_fkey FOREIGN KEY (expo_id, resource_id) REFERENCES public.resources(expo_id, id);

ALTER TABLE ONLY public.resources
    ADD CONSTRAINT resources_expo_id_fkey FOREIGN KEY (expo_id) REFERENCES public.expos(id);

ALTER TABLE ONLY public.resources
    ADD CONSTRAINT resources_expo_id_participation_id_fkey FOREIGN KEY (expo_id, participation_id) REFERENCES public.participations(expo_id, id);

ALTER TABLE ONLY public.resources
    ADD CONSTRAINT resources_expo_id_space_id_fkey FOREIGN KEY (expo_id, space_id) REFERENCES public.spaces(expo_id, id);

ALTER TABLE ONLY public.schedule_entries
    ADD CONSTRAINT schedule_entries_expo_id_version_number_fkey FOREIGN KEY (expo_id, version_number) REFERENCES public.schedule_versions(expo_id, number);

ALTER TABLE ONLY public.schedule_versions
    ADD CONSTRAINT schedule_versions_expo_id_fkey FOREIGN KEY (expo_id) REFERENCES public.expos(id);

ALTER TABLE ONLY public.schedule_versions
    ADD CONSTRAINT schedule_versions_parent FOREIGN KEY (expo_id, parent_number) REFERENCES public.schedule_versions(expo_id, number);

ALTER TABLE ONLY public.series_names
    ADD CONSTRAINT series_names_series_id_fkey FOREIGN KEY (series_id) REFERENCES public.expo_series(id);

ALTER TABLE ONLY public.space_closures
    ADD CONSTRAINT space_closures_expo_id_space_id_fkey FOREIGN KEY (expo_id, space_id) REFERENCES public.spaces(expo_id, id);

ALTER TABLE ONLY public.space_distances
    ADD CONSTRAINT space_distances_expo_id_from_id_fkey FOREIGN KEY (expo_id, from_id) REFERENCES public.spaces(expo_id, id);

ALTER TABLE ONLY public.space_distances
    ADD CONSTRAINT space_distances_expo_id_to_id_fkey FOREIGN KEY (expo_id, to_id) REFERENCES public.spaces(expo_id, id);

ALTER TABLE ONLY public.spaces
    ADD CONSTRAINT spaces_expo_id_fkey FOREIGN KEY (expo_id) REFERENCES public.expos(id);

ALTER TABLE ONLY public.spaces
    ADD CONSTRAINT spaces_parent FOREIGN KEY (expo_id, parent_id) REFERENCES public.spaces(expo_id, id);

ALTER TABLE ONLY public.timeslots
    ADD CONSTRAINT timeslots_expo_id_fkey FOREIGN KEY (expo_id) REFERENCES public.expos(id);

ALTER TABLE ONLY public.travel_documents
    ADD CONSTRAINT travel_documents_party_id_fkey FOREIGN KEY (party_id) REFERENCES public.people(party_id);

ALTER TABLE ONLY public.unplaced_wishes
    ADD CONSTRAINT unplaced_wishes_expo_id_version_number_fkey FOREIGN KEY (expo_id, version_number) REFERENCES public.schedule_versions(expo_id, number);

