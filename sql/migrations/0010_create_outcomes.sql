-- Outcomes: deals by status (intended and signed are never added up) and the statistics they are read against.
create table deals (
  expo_id bigint not null references expos,
  id bigint generated always as identity,
  code code_text not null,
  kind text not null,
  status text not null
    constraint deals_status check (status in ('intended', 'signed', 'cancelled')),
  a_id bigint not null,
  b_id bigint not null,
  sector_code text references sectors,
  amount numeric not null constraint deals_amount check (amount >= 0),
  currency text not null constraint deals_currency check (currency ~ '^[A-Z]{3}$'),
  signed_on date,
  fx_to_usd numeric,
  amount_usd numeric,
  note text,
  primary key (expo_id, id),
  constraint deals_code unique (expo_id, code),
  constraint deals_signed check (status <> 'signed' or signed_on is not null),
  foreign key (expo_id, a_id) references participations (expo_id, id),
  foreign key (expo_id, b_id) references participations (expo_id, id)
);

-- value with half_unit is an interval; a qualifier such as 'lt' makes it a bound ("just short of").
create table trade_stats (
  code code_text primary key,
  reporter text not null,
  partner text not null,
  period text not null,
  measure text not null,
  value numeric not null,
  unit text not null,
  half_unit numeric,
  qualifier text,
  growth_pct numeric,
  share_pct numeric,
  share_of text,
  source text not null
);
