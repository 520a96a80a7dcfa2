-- Delegations: the stand of a firm, where all its meetings are held and nobody else's.
alter table participations
  add column stand_id bigint,
  add constraint participations_stand
  foreign key (expo_id, stand_id) references spaces (expo_id, id),
  add constraint participations_stand_of_firm check (stand_id is null or role = 'enterprise');
create index participations_stands on participations (expo_id, stand_id) where stand_id is not null;
