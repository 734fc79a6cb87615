-- The guarded replay of dead letters: what ran, how often somebody may call, what a tenant may spend.

-- One row for one idempotency key. It is written in the transaction that requeues the dead letters, so a row that can
-- be seen is a replay that happened.
create table replay_runs (
  replay_id            uuid        primary key,
  tenant_id            text        not null references tenants,
  idempotency_key      text        not null check (length(idempotency_key) between 1 and 255),
  requested_by         text        not null,
  address              text        not null,
  filter               text        not null,   -- JSON, as asked
  max_items            integer     not null check (max_items between 1 and 50),
  reason               text        not null default '',
  replayed             integer     not null default 0 check (replayed >= 0),
  failed               integer     not null default 0 check (failed >= 0),
  left_today           integer     not null default 0,
  left_this_month      integer     not null default 0,
  created_at           timestamptz not null default now(),
  unique (tenant_id, idempotency_key)
);
create index replay_runs_of_tenant on replay_runs (tenant_id, replay_id);

-- Calls counted over all nodes, in windows that begin with the first call.
create table edge_rate_limits (
  key          text        primary key,
  count        integer     not null check (count >= 0),
  window_start timestamptz not null
);
create index edge_rate_limits_age on edge_rate_limits (window_start);

-- What a tenant may spend, in dead letters. Every tenant has a row, so that an update by hand has something to change.
create table replay_budgets (
  tenant_id     text        primary key references tenants on delete cascade,
  daily_limit   integer     not null default 1000  check (daily_limit between 0 and 1000000),
  monthly_limit integer     not null default 20000 check (monthly_limit between 0 and 10000000),
  updated_at    timestamptz not null default now()
);
insert into replay_budgets (tenant_id) select tenant_id from tenants;

-- What it spent. Its row is the lock under which a replay asks and pays.
create table replay_budget_usage (
  tenant_id       text    primary key references tenants on delete cascade,
  day             date    not null,
  used_today      integer not null check (used_today >= 0),
  month           date    not null,
  used_this_month integer not null check (used_this_month >= 0)
);

create function make_replay_budget() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  insert into replay_budgets (tenant_id) values (new.tenant_id) on conflict do nothing;
  return null;
end $$;
create trigger make_replay_budget after insert on tenants
  for each row execute function make_replay_budget();

create function touch_replay_budget() returns trigger language plpgsql as $$
begin
  new.updated_at := now();
  return new;
end $$;
create trigger touch_replay_budget before update on replay_budgets
  for each row execute function touch_replay_budget();

-- Days and months are those of UTC.
create view replay_budgets_status with (security_invoker = true) as
  select b.tenant_id, b.daily_limit, b.monthly_limit, s.used_today, s.used_this_month,
         greatest(b.daily_limit - s.used_today, 0)        as left_today,
         greatest(b.monthly_limit - s.used_this_month, 0) as left_this_month,
         b.updated_at
  from replay_budgets b
  left join replay_budget_usage u using (tenant_id)
  cross join lateral (
    select case when u.day = (now() at time zone 'UTC')::date then u.used_today else 0 end as used_today,
           case when u.month = date_trunc('month', now() at time zone 'UTC')::date
                then u.used_this_month else 0 end as used_this_month) s;

create constraint trigger audit after update or delete on replay_budgets
  deferrable initially deferred for each row execute function audit_change();
-- The row that comes with a new tenant is part of that entry.
create constraint trigger audit_new after insert on replay_budgets
  deferrable initially deferred for each row when (pg_trigger_depth() = 0) execute function audit_change();
