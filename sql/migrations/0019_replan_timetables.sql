-- Timetable: versions that start from the meetings that stand, and what is told of their changes.
alter table schedule_versions
  -- What the run might do with the meetings that stood.
  add column mode text not null default 'all'
    constraint schedule_versions_mode check (mode in ('all', 'gaps', 'few', 'repair')),
  -- What had begun by then was past for the run; null when the expo was not on.
  add column as_of timestamptz,
  add column moves_vip boolean not null default false,
  -- SHA-256 of all that was asked, the meetings that stood included: the same is not asked twice.
  add column asked_hash bytea,
  -- What changes for whom, and why; null when nothing stood before.
  add column changes jsonb;
update schedule_versions set asked_hash = input_hash;
alter table schedule_versions alter column asked_hash set not null;

-- A search that is to end early; whoever computes it looks here about once a second.
create table schedule_stops (
  job_id bigint primary key,
  requested_by text not null,
  requested_at timestamptz not null default now()
);
