-- Imports: every file taken in, byte for byte, and what became of each of its rows.
create table import_files (
  sha256 bytea primary key,
  content bytea not null,
  received_at timestamptz not null default now(),
  constraint import_files_sha256 check (sha256 = sha256(content))
);

create table import_batches (
  id bigint generated always as identity primary key,
  expo_id bigint references expos,
  kind text not null,
  file_name text not null,
  sha256 bytea not null references import_files,
  encoding text not null,
  delimiter text not null,
  verdict text not null
    constraint import_batches_verdict check (verdict in ('accept', 'partial')),
  rows_total integer not null,
  inserted integer not null,
  updated integer not null,
  unchanged integer not null,
  rejected integer not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  constraint import_batches_nothing_lost check (
    rows_total = inserted + updated + unchanged + rejected)
);
create index import_batches_expo on import_batches (expo_id, created_at);
create index import_batches_file on import_batches (sha256);

create table import_rows (
  batch_id bigint not null references import_batches,
  row_number integer not null,
  cells text[] not null,
  result text not null
    constraint import_rows_result check (result in ('inserted', 'updated', 'unchanged', 'rejected')),
  record text,
  findings jsonb,
  primary key (batch_id, row_number)
);
create index import_rows_record on import_rows (record);
