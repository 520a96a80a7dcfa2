-- Meetings: more than two firms at one table. The first two are a and b as ever, the others guests:
-- by key, each with one team.
alter table meeting_requests
  add column guest_ids bigint[] not null default '{}',
  add constraint meeting_requests_guests check (
    cardinality(guest_ids) <= 6 and not guest_ids && array[from_id, to_id]
    and (preference <> 'no' or guest_ids = '{}')),
  drop constraint meeting_requests_once,
  add constraint meeting_requests_once unique (expo_id, from_id, to_id, guest_ids);

alter table meetings
  add column guest_ids bigint[] not null default '{}',
  add column guest_teams smallint[] not null default '{}',
  add constraint meetings_guests check (
    cardinality(guest_ids) <= 6 and cardinality(guest_ids) = cardinality(guest_teams)
    and not guest_ids && array[a_id, b_id]);
drop index meetings_pair_once;
create unique index meetings_pair_once on meetings (expo_id, a_id, b_id, guest_ids)
  where state = 'confirmed';
create index meetings_of_guests on meetings using gin (guest_ids)
  where state = 'confirmed' and guest_ids <> '{}';

alter table schedule_entries
  add column guest_ids bigint[] not null default '{}',
  add column guest_teams smallint[] not null default '{}',
  drop constraint schedule_entries_pkey,
  add primary key (expo_id, version_number, a_id, b_id, guest_ids);

alter table unplaced_wishes
  add column guest_ids bigint[] not null default '{}',
  drop constraint unplaced_wishes_pkey,
  add primary key (expo_id, version_number, a_id, b_id, guest_ids);
