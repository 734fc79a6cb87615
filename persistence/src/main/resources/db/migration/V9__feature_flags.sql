-- Feature flags. Who decides, in this order: kill switch, override of the tenant, schedule, enabled, rollout.

create table feature_flags (
  key                text        primary key check (key ~ '^[a-z][a-z0-9._-]{0,99}$'),
  description        text        not null default '',
  enabled            boolean     not null default false,
  rollout_percentage integer     not null default 100 check (rollout_percentage between 0 and 100),
  kill_switch        boolean     not null default false,  -- off for everybody, whatever else is said
  starts_at          timestamptz,                         -- off before
  ends_at            timestamptz,                         -- off from then on
  version            integer     not null default 1,      -- grows with each change; the trigger sees to it
  updated_at         timestamptz not null default now(),
  updated_by         text        not null default '',
  check (starts_at < ends_at)
);

create table feature_flag_overrides (
  key       text    not null references feature_flags on delete cascade,
  tenant_id text    not null references tenants on delete cascade,
  enabled   boolean not null,
  primary key (key, tenant_id)
);
create index feature_flag_overrides_of_tenant on feature_flag_overrides (tenant_id);

create function note_flag() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  new.updated_at := now();
  new.updated_by := coalesce(nullif(current_setting('hookline.actor', true), ''), session_user);
  return new;
end $$;
create trigger note_flag before update on feature_flags for each row execute function note_flag();

create trigger announce after insert or update or delete on feature_flags
  for each row execute function announce_change();
create trigger announce after insert or update or delete on feature_flag_overrides
  for each row execute function announce_change();
create constraint trigger audit after insert or update or delete on feature_flags
  deferrable initially deferred for each row execute function audit_change('key');
create constraint trigger audit after insert or update or delete on feature_flag_overrides
  deferrable initially deferred for each row execute function audit_change('key', 'tenant_id');

create view feature_flags_status with (security_invoker = true) as
  select f.key,
         case when f.kill_switch then 'killed'
              when f.starts_at > now() then 'not yet'
              when f.ends_at <= now() then 'over'
              when not f.enabled or f.rollout_percentage = 0 then 'off'
              when f.rollout_percentage < 100 then 'rolling out'
              else 'on' end as status,
         f.enabled, f.rollout_percentage, f.kill_switch, f.starts_at, f.ends_at,
         count(o.key) filter (where o.enabled)     as overrides_on,
         count(o.key) filter (where not o.enabled) as overrides_off,
         f.description, f.version, f.updated_at, f.updated_by
  from feature_flags f
  left join feature_flag_overrides o using (key)
  group by f.key;

insert into feature_flags (key, enabled, description) values
  ('outbox.enabled', true, 'Deliveries leave. Off for a tenant: its events are kept and nothing is sent, as in a pause.'),
  ('dlq.replay', true, 'The guarded replay of a tenant''s dead letters (POST /v1/dlq/replay).'),
  ('stream', true, 'Event streams: guards GET /v1/stream and /v1/ws once the server has them.'),
  ('alert-targets', true, 'Alert targets beyond plain webhooks: guards them once the server has them.');
