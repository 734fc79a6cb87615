-- The circuit breaker of each endpoint that ever needed one, as all nodes see it. Written when a state changes, never
-- for a send.

create table endpoint_breakers (
  endpoint_id uuid        primary key references endpoints on delete cascade,
  tenant_id   text        not null references tenants,
  state       text        not null check (state in ('open', 'half_open', 'closed')),
  since       timestamptz not null default now(),
  until       timestamptz,                             -- the next look, while it is open
  reason      text        not null default '',
  check ((state = 'open') = (until is not null))
);
create index endpoint_breakers_not_closed on endpoint_breakers (endpoint_id) where state <> 'closed';
create trigger announce after insert or update or delete on endpoint_breakers
  for each row execute function announce_change();

-- The last 100 changes of each.
create table breaker_changes (
  number      bigint      generated always as identity primary key,
  endpoint_id uuid        not null references endpoints on delete cascade,
  tenant_id   text        not null references tenants,
  at          timestamptz not null default now(),
  state       text        not null check (state in ('open', 'half_open', 'closed')),
  reason      text        not null default ''
);
create index breaker_changes_of_endpoint on breaker_changes (endpoint_id, number);

create function note_breaker() returns trigger language plpgsql as $$
begin
  insert into breaker_changes (endpoint_id, tenant_id, at, state, reason)
  values (new.endpoint_id, new.tenant_id, new.since, new.state, new.reason);
  delete from breaker_changes
  where endpoint_id = new.endpoint_id
    and number <= (select number from breaker_changes where endpoint_id = new.endpoint_id
                   order by number desc offset 100 limit 1);
  return null;
end $$;
create trigger note_breaker after insert or update of state on endpoint_breakers
  for each row execute function note_breaker();

select secure_rows('endpoint_breakers'), secure_rows('breaker_changes');
