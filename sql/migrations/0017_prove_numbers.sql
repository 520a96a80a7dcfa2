-- Registry: what numbers of a scheme look like and who must have one are data; a number whose check digit
-- fails is kept only with evidence.
alter table identifier_schemes
  -- What every number of the scheme looks like, whether or not its check digit holds.
  add column form text not null default '.+',
  -- Whether firms of the country must have one, from the introduction on.
  add column is_required boolean not null default false,
  add column retired date,
  add constraint identifier_schemes_dates check (introduced < retired);
alter table identifier_schemes alter column form drop default;
update identifier_schemes s set form = f.form, is_required = f.is_required
from (values
  ('inn', '^([0-9]{10}|[0-9]{12})$', true), ('ogrn', '^[0-9]{13}$', false),
  ('ogrnip', '^[0-9]{15}$', false), ('kpp', '^[0-9]{4}[0-9A-Z]{2}[0-9]{3}$', false),
  ('uscc', '^[0-9A-HJ-NPQRTUWXY]{18}$', true), ('lei', '^[0-9A-Z]{18}[0-9]{2}$', false)
) as f (code, form, is_required) where f.code = s.code;

create function party_identifiers_have_form() returns trigger language plpgsql as $$
begin
  if not new.value ~ (select form from identifier_schemes where code = new.scheme) then
    raise exception '“%” does not look like a number of the scheme %', new.value, new.scheme
      using errcode = 'check_violation', constraint = 'party_identifiers_form',
      table = 'party_identifiers';
  end if;
  return new;
end $$;
create trigger party_identifiers_form before insert or update of value, scheme on party_identifiers
  for each row execute function party_identifiers_have_form();

alter table party_identifiers
  add column override_at timestamptz,
  drop constraint party_identifiers_override,
  add constraint party_identifiers_override check (
    check_passed or (override_reason is not null and override_reason <> ''
      and override_by is not null and override_at is not null));
