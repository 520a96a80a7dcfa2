-- Registry: two records of one party become one, and can be parted again.
alter table parties
  add column merged_into bigint references parties,
  add constraint parties_not_into_itself check (merged_into <> id);
create index parties_merged on parties (merged_into) where merged_into is not null;

-- moved tells what went from the merged record to the kept one, so that it can go back.
create table party_merges (
  id bigint generated always as identity primary key,
  kept_id bigint not null references parties,
  merged_id bigint not null references parties,
  moved jsonb not null,
  reason text,
  merged_at timestamptz not null default now(),
  merged_by text not null,
  undone_at timestamptz,
  undone_by text,
  constraint party_merges_apart check (kept_id <> merged_id),
  constraint party_merges_undone check ((undone_at is null) = (undone_by is null))
);
create unique index party_merges_standing on party_merges (merged_id) where undone_at is null;
create index party_merges_kept on party_merges (kept_id);
