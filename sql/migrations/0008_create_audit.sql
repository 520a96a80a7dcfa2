-- Audit: one hash chain an expo (chain 0: what belongs to no expo). The server links the rows, no client can.
create table audit_heads (
  chain bigint primary key,
  seq bigint not null,
  hash bytea not null
);

create table audit_entries (
  chain bigint not null,
  seq bigint not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}',
  previous bytea not null,
  hash bytea not null,
  primary key (chain, seq)
);

-- hash = SHA-256(previous || the row as text in a fixed order); the head row serialises the writers.
create function audit_entries_link() returns trigger language plpgsql as $$
declare
  head audit_heads;
begin
  insert into audit_heads (chain, seq, hash) values (new.chain, 0, '\x')
    on conflict (chain) do nothing;
  select * into head from audit_heads where chain = new.chain for update;
  new.seq := head.seq + 1;
  new.at := clock_timestamp();
  new.previous := head.hash;
  new.hash := sha256(head.hash || convert_to(
    jsonb_build_array(
      new.chain, new.seq, extract(epoch from new.at), new.actor, new.action, new.subject, new.detail
    )::text, 'UTF8'));
  update audit_heads set seq = new.seq, hash = new.hash where chain = new.chain;
  return new;
end $$;
create trigger audit_entries_link before insert on audit_entries
  for each row execute function audit_entries_link();
create trigger audit_entries_immutable before update or delete on audit_entries
  for each row execute function refuse_change();
