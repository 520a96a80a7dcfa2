-- Editions: a series of expos under its dated names, each edition held, and the taxonomies they share.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- A text in several languages: {"ru": "…", "zh": "…", "en": "…"}, keys are BCP 47 tags.
create domain localized_text as jsonb
  constraint localized_text_object
  check (jsonb_typeof(value) = 'object' and value <> '{}'::jsonb);

create domain code_text as text
  constraint code_text_form
  check (value ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$');

create table expo_series (
  id bigint generated always as identity primary key,
  code code_text not null constraint expo_series_code unique
);

-- valid is set where both ends are known (or the name is still in use); names whose dates nobody
-- knows keep their place in the order and a null range.
create table series_names (
  series_id bigint not null references expo_series,
  language text not null,
  position smallint not null,
  name text not null constraint series_names_name check (name <> ''),
  valid_from date,
  valid_to date,
  valid_from_certain boolean not null default true,
  valid daterange,
  primary key (series_id, language, position),
  constraint series_names_order check (valid_from < valid_to),
  constraint series_names_one_at_a_time
  exclude using gist (series_id with =, language with =, valid with &&)
);

create table expos (
  id bigint generated always as identity primary key,
  code code_text not null constraint expos_code unique,
  series_id bigint references expo_series,
  edition integer not null constraint expos_edition_positive check (edition > 0),
  names localized_text not null,
  themes localized_text,
  host_country text not null constraint expos_host_country check (host_country ~ '^[A-Z]{2}$'),
  city text not null,
  time_zone text not null,
  dates daterange not null
    constraint expos_dates check (not isempty(dates) and not lower_inf(dates) and not upper_inf(dates)),
  parallel_event text,
  status text not null default 'open'
    constraint expos_status check (status in ('draft', 'open', 'closed', 'archived')),
  created_at timestamptz not null default now(),
  constraint expos_edition unique (series_id, edition)
);

create table sectors (
  code code_text primary key,
  names localized_text not null,
  isic4 text,
  okved2 text,
  gbt4754 text,
  hs_chapters text[] not null default '{}',
  origin text
);

create table border_posts (
  code code_text primary key,
  kind text not null,
  names localized_text not null,
  opposite_names localized_text,
  opposite_region text,
  foundation_laid date,
  opened date
);
