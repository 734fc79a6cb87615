-- Four switches of the whole installation, and pauses of single tenants and endpoints.

alter table modes drop constraint modes_mode_check;
alter table modes
  add column expires_at timestamptz,           -- then the mode returns by itself
  add check (mode in ('outbox_paused', 'maintenance', 'read_only', 'agents_paused')),
  add check (value or expires_at is null);
insert into modes (mode, value) values ('maintenance', false), ('read_only', false), ('agents_paused', false);

-- The operators' pause of a tenant's deliveries, or of one endpoint's. An endpoint's own pause, which is its
-- tenant's to turn, is a column of endpoints: neither undoes the other.
create table outbox_pauses (
  tenant_id   text        not null references tenants,
  endpoint_id uuid        references endpoints on delete cascade,  -- null: all of the tenant's
  value       boolean     not null,
  reason      text        not null default '',
  changed_by  text        not null default '',
  changed_at  timestamptz not null default now(),
  expires_at  timestamptz,
  unique nulls not distinct (tenant_id, endpoint_id),
  check (value or expires_at is null)
);
create index outbox_pauses_of_endpoint on outbox_pauses (endpoint_id);
create trigger announce after insert or update or delete on outbox_pauses
  for each row execute function announce_change();

create constraint trigger audit after insert or update or delete on outbox_pauses
  deferrable initially deferred for each row execute function audit_change('tenant_id', 'endpoint_id');

-- Whoever turns a switch by SQL leaves the same notes as the API, without having to write them.
create function note_switch() returns trigger language plpgsql as $$
begin
  if new.value is distinct from old.value and (new.changed_at, new.changed_by) = (old.changed_at, old.changed_by) then
    new.changed_at := now();
    new.changed_by := session_user;
    if new.reason = old.reason then
      new.reason := 'changed by SQL';
    end if;
    if new.expires_at is not distinct from old.expires_at then
      new.expires_at := null;
    end if;
  end if;
  return new;
end $$;
create trigger note_switch before update on modes
  for each row execute function note_switch();
create trigger note_switch before update on outbox_pauses
  for each row execute function note_switch();

-- One row, and updating it works: update agent_controls set agents_paused = true.
create view agent_controls as
  select value as agents_paused from modes where mode = 'agents_paused';
