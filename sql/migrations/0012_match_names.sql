-- Registry: what spellings of a name have in common across alphabets, and the terms it is found under.
-- Both stand in the row of the name, so that they cannot fall behind it.
alter table party_names
  add column match_keys bigint[] not null default '{}',
  add column search_terms text[] not null default '{}';
drop index party_names_search;
create index party_names_match on party_names using gin (match_keys);
create index party_names_terms on party_names using gin (search_terms);

-- Every term there is, once: a mistyped word is looked for here, not among all names.
create table search_terms (
  term text primary key
);
create index search_terms_similar on search_terms using gin (term gin_trgm_ops);
