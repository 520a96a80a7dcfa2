-- Cron entries: whose slots are judged by a clock that drills may replace, and which outlive the
-- start of a worker that does not know them.

-- The clock that slots are judged by. A drill that runs a week of slots in minutes replaces it in its
-- own database; everything else goes by the server's clock.
create function job_cron_clock() returns timestamptz
language sql volatile as 'select clock_timestamp()';

-- When a worker last had the entry among its own.
alter table job_crons add column declared_at timestamptz not null default clock_timestamp();
