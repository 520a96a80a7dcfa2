-- Imports: rows that were refused, and rows that look like others, are kept beside those that were taken.
alter table import_batches
  add column columns text[] not null default '{}',
  add column held integer not null default 0,
  add column retry_of bigint references import_batches,
  drop constraint import_batches_nothing_lost,
  add constraint import_batches_nothing_lost check (
    rows_total = inserted + updated + unchanged + rejected + held);

-- duplicate tells what a held row looks like; resolution is what a person decided about it.
alter table import_rows
  add column duplicate jsonb,
  add column resolution text,
  add column resolved_at timestamptz,
  add column resolved_by text,
  drop constraint import_rows_result,
  add constraint import_rows_result check (
    result in ('inserted', 'updated', 'unchanged', 'rejected', 'held')),
  add constraint import_rows_held check ((result = 'held') = (duplicate is not null)),
  add constraint import_rows_resolution check (
    resolution is null or (result = 'held' and resolution in ('merge', 'keep', 'skip')
      and resolved_at is not null and resolved_by is not null));
create index import_rows_waiting on import_rows (batch_id) where result = 'held' and resolution is null;
