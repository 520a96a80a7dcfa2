-- Jobs, second storage: an append-only log of tickets and rows of leases over it, so that a job costs
-- the same under a backlog of millions and under a snapshot held for hours.
--
-- A ticket is one turn of a job: it is claimed once, because claims follow a cursor, and ended once,
-- because (id, turn) is unique among the ends. That end is the fence: the transaction of a handler's
-- effects inserts it, and so does whoever takes the job away.

alter table jobs rename to jobs_v1;
drop table job_workers;

create sequence job_ids;

-- Never updated. xid orders tickets by the transaction that wrote them; lane is 8 x priority + shard
-- of the expo. Payloads are kept as the text they came as.
create table job_tickets (
  id bigint not null default nextval('job_ids'),
  turn integer not null default 0,
  lane smallint not null constraint job_tickets_lane check (lane between 0 and 31),
  crashes smallint not null default 0,
  xid xid8 not null default pg_current_xact_id(),
  queue text collate "C" not null constraint job_tickets_queue check (queue <> ''),
  kind text not null constraint job_tickets_kind check (kind <> ''),
  -- Counted attempts before this one.
  attempts integer not null default 0 constraint job_tickets_attempts check (attempts >= 0),
  max_attempts integer not null constraint job_tickets_max_attempts check (max_attempts >= 1),
  created_at timestamptz not null default now(),
  issued_at timestamptz not null default now(),
  payload json not null,
  expo_id bigint,
  -- When the job was first meant for, if not at its creation.
  scheduled_at timestamptz,
  created_by text,
  traceparent text,
  unique_key text,
  limit_key text,
  batch_id bigint,
  step text,
  deadline timestamptz,
  -- Suspected of killing its worker: started alone, and with a mark.
  is_suspect boolean not null default false,
  faults jsonb
) partition by range (issued_at);
create table job_tickets_default partition of job_tickets default;
create index job_tickets_dispatch on job_tickets (queue, lane, xid, id);
create index job_tickets_id on job_tickets (id, turn);

-- What is not due or not allowed yet: scheduled, between two attempts, or kept back by `blocker`.
create table job_deferred (
  like job_tickets including defaults including constraints,
  run_at timestamptz not null,
  blocker text collate "C",
  -- Steps of a workflow that have to be done before.
  waits_for integer not null default 0,
  primary key (id)
);
alter table job_deferred drop column xid, drop column issued_at;
create index job_deferred_due on job_deferred (run_at) where blocker is null;
create index job_deferred_blocked on job_deferred (blocker, run_at) where blocker is not null;
create index job_deferred_batch on job_deferred (batch_id) where batch_id is not null;

-- Given up or withdrawn, until somebody revives them.
create table job_shelf (
  like job_tickets including defaults including constraints,
  state text not null constraint job_shelf_state check (state in ('dead', 'cancelled')),
  finished_at timestamptz not null default now(),
  primary key (id)
);
alter table job_shelf drop column xid, drop column issued_at;
create index job_shelf_by_end on job_shelf (state, finished_at);

-- How a ticket ended, where that is said for it alone.
create table job_ends (
  id bigint not null,
  turn integer not null,
  issued_at timestamptz not null,
  at timestamptz not null default now(),
  queue text collate "C" not null,
  outcome text not null constraint job_ends_outcome
    check (outcome in ('done', 'again', 'later', 'dead', 'cancelled')),
  worker uuid,
  result json,
  batch_id bigint,
  step text,
  constraint job_ends_once primary key (id, turn, issued_at)
) partition by range (issued_at);
create table job_ends_default partition of job_ends default;
create index job_ends_batch on job_ends (batch_id) where batch_id is not null;

-- A claim: which jobs a worker took from a lane. The newest row of a lane is its cursor: whatever is
-- visible in `seen` has been claimed, and of what is visible in `snap` besides, in the order of
-- (xid, id), all up to the position. Late commits are therefore never lost and never waited for.
create table job_leases (
  queue text collate "C" not null,
  lane smallint not null,
  seq bigint not null,
  worker uuid not null,
  no bigint not null,
  at timestamptz not null default clock_timestamp(),
  seen pg_snapshot not null,
  snap pg_snapshot not null,
  pos_xid xid8 not null,
  pos_id bigint not null,
  -- The first so many are started at once.
  starts integer not null,
  jobs bigint[] not null,
  -- Null if all are first turns.
  turns integer[],
  lo bigint not null,
  hi bigint not null
) partition by range (at);
create table job_leases_default partition of job_leases default;
create index job_leases_cursor on job_leases (queue, lane, seq);
create index job_leases_worker on job_leases (worker, no);
create index job_leases_jobs on job_leases using gist (int8range(lo, hi, '[]'));

-- Completions by the batch.
create table job_done (
  worker uuid not null,
  no bigint not null,
  queue text collate "C" not null,
  at timestamptz not null default now(),
  jobs bigint[] not null,
  lo bigint not null,
  hi bigint not null
) partition by range (at);
create table job_done_default partition of job_done default;
create index job_done_worker on job_done (worker, no);
create index job_done_jobs on job_done using gist (int8range(lo, hi, '[]'));

-- A worker holds all its jobs by its one row: whoever takes them away locks it against completions.
create table job_workers (
  id uuid primary key,
  host text not null,
  pid integer not null,
  queues text[] not null,
  kinds text[] not null,
  running integer not null default 0,
  lease_seconds double precision not null,
  -- Jobs of earlier leases have ended or have a row in job_attempts; their completions are older.
  open_lease bigint not null default 0,
  open_done bigint not null default 0,
  is_draining boolean not null default false,
  started_at timestamptz not null default now(),
  beat_at timestamptz not null default now(),
  fenced_at timestamptz
);

-- Who wants to be rung when something is due.
create table job_sleepers (
  worker uuid primary key,
  queues text[] not null
);

-- What only long, suspect or talkative jobs have.
create table job_attempts (
  id bigint primary key,
  turn integer not null,
  worker uuid,
  is_suspect boolean not null default false,
  started_at timestamptz not null default now(),
  progress_fraction double precision,
  progress_detail jsonb,
  progress_at timestamptz,
  checkpoint json
);
create index job_attempts_worker on job_attempts (worker) where worker is not null;

-- Who may not be enqueued twice, until the job ends, starts, or the time has come.
create table job_keys (
  expo_id bigint,
  kind text not null,
  key text not null,
  id bigint not null,
  until text not null default 'end' constraint job_keys_until check (until in ('end', 'start', 'time')),
  expires_at timestamptz,
  constraint job_keys_once unique nulls not distinct (expo_id, kind, key)
);
create index job_keys_id on job_keys (id);
create index job_keys_expiry on job_keys (expires_at) where expires_at is not null;

-- What a person wants stopped: running jobs, and tombstones of tickets that no claim has passed yet.
create table job_cancels (
  id bigint not null,
  turn integer not null,
  is_waiting boolean not null,
  at timestamptz not null default now(),
  primary key (id, turn)
);

-- Limits over the whole fleet: of a queue ('queue:NAME', which may be paused as well) or of a key.
create table job_limits (
  key text collate "C" primary key,
  max_running integer constraint job_limits_max_running check (max_running >= 0),
  per_second double precision constraint job_limits_per_second check (per_second > 0),
  burst double precision constraint job_limits_burst check (burst >= 1),
  tokens double precision not null default 0,
  refilled_at timestamptz not null default now(),
  paused_at timestamptz
);

-- Which jobs count against which limit now.
create table job_holds (
  key text collate "C" not null,
  id bigint not null,
  primary key (key, id)
);
create index job_holds_id on job_holds (id);

-- Jobs that are looked at together: a batch with a job to follow, or the steps of a workflow.
create table job_batches (
  id bigint generated by default as identity primary key,
  name text,
  expo_id bigint,
  created_at timestamptz not null default now(),
  total integer not null default 0,
  pending integer not null default 0,
  failed integer not null default 0,
  finished_at timestamptz,
  -- The draft of the job that follows.
  follow json
);

-- Which step of a workflow waits for which.
create table job_edges (
  batch_id bigint not null references job_batches on delete cascade,
  before_id bigint not null,
  after_id bigint not null,
  primary key (before_id, after_id)
);
create index job_edges_after on job_edges (after_id);
create index job_edges_batch on job_edges (batch_id);

-- Takes up to p_limit jobs of a queue for a worker, the p_no-th claim of it: asked again, it gives the
-- same answer. The commit is not waited for: a claim that a crash of the server forgets is made again.
--
-- A priority is worth p_ageing of waiting; within one, the shard that was served longest ago is first
-- and none takes more than its share.
create function jobs_claim(
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
      with candidates as (
        select v.lane, v.lane / 8 as priority, c.seq, c.seen, c.snap, c.pos_xid, c.pos_id,
          c.at as served, h.issued_at as head
        from generate_series(0, 31) v(lane)
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
            select t from job_tickets t
            where t.queue = p_queue and t.lane = l.lane
              and t.xid = any(array(select pg_snapshot_xip(seen_)))
              and (t.xid, t.id) > (at_xid, at_id) and pg_visible_in_snapshot(t.xid, snap_)
            order by t.xid, t.id limit share) q(s);
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
      if exists (select from unnest(taken) r where r.unique_key is not null) then
        delete from job_keys d using unnest(taken) r where d.id = r.id and d.until = 'start';
      end if;
      -- Over the limit of their key: kept back until a place or a token is free.
      if exists (select from unnest(taken) r where r.limit_key is not null) then
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
