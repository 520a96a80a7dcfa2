-- A claim that is asked again looks its tickets up one by one, however many tickets there are: joined
-- otherwise, the server read the whole log.
alter function jobs_claim(uuid, bigint, text[], integer[], integer[], interval) set enable_hashjoin = off;
alter function jobs_claim(uuid, bigint, text[], integer[], integer[], interval) set enable_mergejoin = off;
