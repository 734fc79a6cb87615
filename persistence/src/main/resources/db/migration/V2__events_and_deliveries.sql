-- A small hot queue beside append-only history that is partitioned by day.
--
-- A delivery is in exactly one place at any time, and moves by one statement:
--   queue         pending (no attempt yet) or failed (an attempt failed, another is due)
--   dead_letters  dead
--   deliveries    success or cancelled
--
-- Ids of history rows are UUIDv7, so a range of ids is a range of time: partitions need no second key.

create table nodes (
  node_id     bigint      generated always as identity primary key,
  name        text        not null,
  started_at  timestamptz not null default now(),
  alive_until timestamptz not null
);

create table events (
  event_id        uuid        primary key,
  tenant_id       text        not null,
  topic           text        not null,
  payload         bytea       not null,
  priority        smallint    not null default 1 check (priority between 0 and 2),
  created_at      timestamptz not null,
  occurred_at     timestamptz,
  deliver_at      timestamptz,
  idempotency_key text,
  channels        text,                      -- JSON array
  metadata        text,                      -- JSON object
  traceparent     text,
  tracestate      text
) partition by range (event_id);
create index events_of_tenant on events (tenant_id, event_id);
-- Compression costs more CPU than it saves on the publish path; partitions are dropped, not kept.
alter table events alter column payload set storage external;

create table queue (
  delivery_id     uuid        primary key,
  tenant_id       text        not null,
  event_id        uuid        not null,
  endpoint_id     uuid        not null,
  subscription_id uuid,
  topic           text        not null,
  priority        smallint    not null default 1 check (priority between 0 and 2),
  attempts        smallint    not null default 0 check (attempts >= 0),
  attempts_before smallint    not null default 0,  -- those made before the last requeue, not counted again
  due_at          timestamptz not null default now(),
  owner           bigint,                    -- the node that leases it
  owned_at        timestamptz,
  last_status     smallint,
  last_error      text,
  body            bytea,                     -- only when a transform made it differ from the payload
  replay_id       uuid,                      -- the replay that made or requeued it
  check (attempts >= attempts_before),
  check ((owner is null) = (owned_at is null))
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0,
        autovacuum_vacuum_insert_scale_factor = 0.2, autovacuum_analyze_scale_factor = 0.1);
alter table queue alter column body set storage external;
-- One lane an endpoint: a claim walks the lanes, so a lane with a million rows costs the others nothing.
create index queue_lanes on queue (endpoint_id, priority, due_at) where owner is null;
create index queue_leases on queue (owner, owned_at) where owner is not null;
create index queue_of_tenant on queue (tenant_id, delivery_id);
create index queue_of_event on queue (event_id);
create index queue_of_replay on queue (replay_id) where replay_id is not null;

create table dead_letters (
  delivery_id     uuid        primary key,
  tenant_id       text        not null,
  event_id        uuid        not null,
  endpoint_id     uuid        not null,
  subscription_id uuid,
  topic           text        not null,
  priority        smallint    not null,
  attempts        smallint    not null,
  reason          text        not null,
  last_status     smallint,
  last_error      text,
  dead_at         timestamptz not null default now(),
  body            bytea
);
create index dead_letters_of_tenant on dead_letters (tenant_id, delivery_id);
create index dead_letters_of_event on dead_letters (event_id);
create index dead_letters_of_endpoint on dead_letters (endpoint_id, delivery_id);

create table deliveries (
  delivery_id     uuid        primary key,
  tenant_id       text        not null,
  event_id        uuid        not null,
  endpoint_id     uuid        not null,
  subscription_id uuid,
  topic           text        not null,
  priority        smallint    not null,
  attempts        smallint    not null,
  state           text        not null check (state in ('success', 'cancelled')),
  last_status     smallint,
  last_error      text,
  finished_at     timestamptz not null default now()
) partition by range (delivery_id);
create index deliveries_of_tenant on deliveries (tenant_id, delivery_id);
create index deliveries_of_event on deliveries (event_id);

create table attempts (
  delivery_id uuid        not null,
  attempt     smallint    not null check (attempt > 0),
  tenant_id   text        not null,
  started_at  timestamptz not null,
  outcome     text        not null check (outcome in
    ('success', 'dns', 'connect', 'tls', 'timeout', 'http_4xx', 'http_5xx', 'http_429', 'http_3xx',
     'http_410', 'body', 'refused_address', 'io')),
  status      smallint,
  error       text,
  excerpt     text,
  url         text        not null,
  dns_us      integer     not null default 0,
  connect_us  integer     not null default 0,
  tls_us      integer     not null default 0,
  wait_us     integer     not null default 0,
  total_us    integer     not null default 0,
  primary key (delivery_id, attempt)
) partition by range (delivery_id);

-- One answer for one key: the row is written in the same statement as the event.
create table idempotency_keys (
  tenant_id    text        not null,
  key          text        not null check (length(key) between 1 and 255),
  fingerprint  bytea       not null,
  event_id     uuid        not null,
  delivery_ids uuid[]      not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  primary key (tenant_id, key)
);
create index idempotency_keys_expiry on idempotency_keys (expires_at);

-- A replay walks its events in order and notes how far it came in the transaction that schedules them, so that
-- another node can go on where a dead one stopped.
create table replays (
  replay_id   uuid        primary key,
  tenant_id   text        not null references tenants,
  mode        text        not null check (mode in ('all', 'failed_only')),
  criteria    text        not null,          -- JSON, as asked
  state       text        not null check (state in ('running', 'done', 'cancelled', 'dry_run')),
  walked_to   uuid,
  matched     integer     not null default 0,
  scheduled   integer     not null default 0,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  finished_at timestamptz,
  check ((state = 'running') = (finished_at is null))
);
create index replays_of_tenant on replays (tenant_id, replay_id);
create index replays_running on replays (updated_at) where state = 'running';

-- The lowest UUIDv7 of a moment.
create function uuid7_floor(moment timestamptz) returns uuid language sql immutable as $$
  select (lpad(to_hex(floor(extract(epoch from moment) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
$$;

-- Every place a delivery can be, as one list.
create view delivery_log as
  select delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority, attempts,
         case when attempts = attempts_before then 'pending' else 'failed' end as state,
         last_status, last_error, due_at as next_attempt_at, null::timestamptz as finished_at,
         owner is not null as leased
  from queue
  union all
  select delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority, attempts,
         'dead', last_status, last_error, null, dead_at, false
  from dead_letters
  union all
  select delivery_id, tenant_id, event_id, endpoint_id, subscription_id, topic, priority, attempts,
         state, last_status, last_error, null, finished_at, false
  from deliveries;
