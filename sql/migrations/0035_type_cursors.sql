-- A claim works with the cursor of the only lane there is, or with those of several, in one variable whose
-- plans are kept with the types they were made for. Both must therefore tell the lane in the same type:
-- as it was, a session that had claimed from one lane failed at several (42804), and the other way round.
alter type job_cursor alter attribute lane type job_lane;

-- Says nothing new, but lets every session read the function again that has it in hand: what that keeps of
-- the former type would fail at every claim.
alter function jobs_claim(uuid, bigint, text[], integer[], integer[], interval, boolean) volatile;
