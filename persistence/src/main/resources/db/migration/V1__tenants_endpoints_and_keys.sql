-- Who may call, where events go, and which events go there.

create table tenants (
  tenant_id  text        primary key check (tenant_id ~ '^[A-Za-z0-9_-]{1,64}$'),
  name       text        not null check (length(name) between 1 and 200),
  created_at timestamptz not null default now()
);

-- Only the hash of a key is stored; the prefix lets its owner recognise it.
create table api_keys (
  key_id     uuid        primary key,
  tenant_id  text        references tenants,  -- null: an operator's key, valid for every tenant
  name       text        not null check (length(name) <= 200),
  prefix     text        not null,
  key_hash   bytea       not null unique check (length(key_hash) = 32),
  scopes     text        not null,            -- separated by spaces
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  rotated_to uuid        references api_keys
);
create index api_keys_of_tenant on api_keys (tenant_id, key_id);

create table endpoints (
  endpoint_id     uuid        primary key,
  tenant_id       text        not null references tenants,
  url             text        not null check (length(url) <= 2048),
  type            text        not null default 'webhook'
                              check (type in ('webhook', 'slack', 'pagerduty', 'rootly', 'telegram')),
  description     text        not null default '' check (length(description) <= 1000),
  enabled         boolean     not null default true,
  disabled_reason text,                       -- why HookLine itself disabled it, such as an answer 410
  paused          boolean     not null default false,
  timeout_ms      integer     not null check (timeout_ms between 100 and 30000),
  max_attempts    integer     not null check (max_attempts between 1 and 50),
  max_in_flight   integer     not null check (max_in_flight between 1 and 4096),
  rate_limit_rps  integer     check (rate_limit_rps between 1 and 100000),
  ordered         boolean     not null default false,
  retry_schedule  text,                       -- seconds separated by commas; null: the server's default
  headers_sealed  bytea,                      -- JSON object, encrypted: values may be credentials
  auth_sealed     bytea,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now()
);
create index endpoints_of_tenant on endpoints (tenant_id, endpoint_id);

-- Signing secrets, encrypted. While two live, deliveries carry both signatures, newest first.
create table endpoint_secrets (
  secret_id   uuid        primary key,
  endpoint_id uuid        not null references endpoints on delete cascade,
  tenant_id   text        not null references tenants,
  sealed      bytea       not null,
  created_at  timestamptz not null default now(),
  expires_at  timestamptz                     -- null: the current secret
);
create index endpoint_secrets_of_endpoint on endpoint_secrets (endpoint_id, created_at desc);

create table subscriptions (
  subscription_id uuid        primary key,
  tenant_id       text        not null references tenants,
  endpoint_id     uuid        not null references endpoints on delete cascade,
  topic_pattern   text        not null check (length(topic_pattern) between 1 and 256),
  filter          text,                       -- JSON as given, checked on writing
  transform       text,
  created_at      timestamptz not null default now()
);
create index subscriptions_of_tenant on subscriptions (tenant_id, subscription_id);
create index subscriptions_of_endpoint on subscriptions (endpoint_id);

-- Switches that every node obeys.
create table modes (
  mode       text        primary key check (mode in ('outbox_paused')),
  value      boolean     not null,
  reason     text        not null default '',
  changed_by text        not null default '',
  changed_at timestamptz not null default now()
);
insert into modes (mode, value) values ('outbox_paused', false);

-- Nodes keep compiled copies of this configuration; a committed change tells them what to forget.
create function announce_change() returns trigger language plpgsql as $$
declare
  changed jsonb := to_jsonb(coalesce(new, old));
begin
  perform pg_notify('hookline_changed', tg_table_name || ':' || coalesce(changed ->> 'tenant_id', ''));
  return null;
end $$;

create trigger announce after insert or update or delete on tenants
  for each row execute function announce_change();
create trigger announce after insert or update or delete on api_keys
  for each row execute function announce_change();
create trigger announce after insert or update or delete on endpoints
  for each row execute function announce_change();
create trigger announce after insert or update or delete on endpoint_secrets
  for each row execute function announce_change();
create trigger announce after insert or update or delete on subscriptions
  for each row execute function announce_change();
create trigger announce after insert or update or delete on modes
  for each row execute function announce_change();
