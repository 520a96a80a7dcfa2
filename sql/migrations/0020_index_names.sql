-- Registry: one name of a kind at a time, held without the slow index for names that were never changed.
-- Of one party, language and kind one name alone can have begun before all days, and one alone can still
-- hold; names with a day at either end must not overlap.
alter table party_names drop constraint party_names_one_at_a_time;
create unique index party_names_one_first on party_names (party_id, language, kind)
  where kind <> 'alias' and lower_inf(valid);
create unique index party_names_one_current on party_names (party_id, language, kind)
  where kind <> 'alias' and upper_inf(valid);
alter table party_names add constraint party_names_one_at_a_time
  exclude using gist (party_id with =, language with =, kind with =, valid with &&)
  where (kind <> 'alias' and not (lower_inf(valid) and upper_inf(valid)));
