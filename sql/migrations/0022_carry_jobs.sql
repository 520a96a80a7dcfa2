-- Jobs: one view over the second storage, and what the first storage held moved into it.

-- Which jobs a worker holds: taken by an open lease or long under way, and not ended.
create view job_open as
select w.id as worker, c.id, c.turn
from job_workers w
cross join lateral (
  select j.id, coalesce(j.turn, 0) as turn
  from job_leases l cross join unnest(l.jobs, l.turns) j(id, turn)
  where l.worker = w.id and l.no >= w.open_lease
  union
  select a.id, a.turn from job_attempts a where a.worker = w.id) c
left join lateral (
  select unnest(d.jobs) as id from job_done d where d.worker = w.id and d.no >= w.open_done) d
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
      select from job_done d where int8range(d.lo, d.hi, '[]') @> t.id and t.id = any(d.jobs))
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

-- What the first storage held. Done jobs get a transaction that every cursor has passed.
select setval('job_ids', (select coalesce(max(id), 0) + 1 from jobs_v1), false);

insert into job_tickets (id, lane, xid, queue, kind, attempts, max_attempts, crashes, created_at,
  payload, expo_id, scheduled_at, created_by, traceparent, unique_key, faults)
select id, 8 * priority + coalesce(expo_id & 7, 0),
  case state when 'done' then '3'::xid8 else pg_current_xact_id() end,
  queue, kind, case when state in ('running', 'done') then greatest(attempts - 1, 0) else attempts end,
  max_attempts, crashes, created_at, payload, expo_id, scheduled_at, created_by, traceparent,
  unique_key, nullif(faults, '[]')
from jobs_v1 where state in ('running', 'done') or (state = 'ready' and run_at <= now())
order by run_at, id;

insert into job_ends (id, turn, issued_at, at, queue, outcome, worker, result)
select id, 0, now(), finished_at, queue, 'done', worker_id, result from jobs_v1 where state = 'done';

insert into job_deferred (id, lane, queue, kind, attempts, max_attempts, crashes, created_at, payload,
  expo_id, scheduled_at, created_by, traceparent, unique_key, faults, run_at)
select id, 8 * priority + coalesce(expo_id & 7, 0), queue, kind, attempts, max_attempts, crashes,
  created_at, payload, expo_id, scheduled_at, created_by, traceparent, unique_key,
  nullif(faults, '[]'), run_at
from jobs_v1 where state = 'ready' and run_at > now();

insert into job_shelf (id, lane, queue, kind, attempts, max_attempts, crashes, created_at, payload,
  expo_id, scheduled_at, created_by, traceparent, unique_key, faults, state, finished_at)
select id, 8 * priority + coalesce(expo_id & 7, 0), queue, kind, attempts, max_attempts, crashes,
  created_at, payload, expo_id, scheduled_at, created_by, traceparent, unique_key,
  nullif(faults, '[]'), state, finished_at
from jobs_v1 where state in ('dead', 'cancelled');

insert into job_keys (expo_id, kind, key, id)
select expo_id, kind, unique_key, id from jobs_v1
where unique_key is not null and state in ('ready', 'running');

insert into job_attempts (id, turn, started_at, progress_fraction, progress_detail, progress_at)
select id, 0, started_at, progress_fraction, progress_detail, progress_at
from jobs_v1 where progress_at is not null;

drop table jobs_v1;
