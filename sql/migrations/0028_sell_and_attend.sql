-- Meetings: how many of them a firm has bought, and which firms are expected at an item of the programme.
alter table participations
  -- These come before all other ordinary wishes, whatever they weigh; null: none.
  add column sold_meetings smallint
    constraint participations_sold_meetings check (sold_meetings between 1 and 1000);

alter table programme_items
  -- Codes of firms: all their teams are reserved for the time.
  add column attendees text[] not null default '{}';
