-- Who did what: append-only, and chained by hashes so that a later edit shows.
--
-- The columns created_at, actor, action, scope, reason and the three counts are promised to people with psql.
-- A transaction names its actor in the settings hookline.actor, .role, .address, .tenant and .reason, which end with
-- it. Whoever names nobody is written down under the name of the database's session.

create table audit_logs (
  seq           bigint      primary key,     -- without gaps; given by the chain
  created_at    timestamptz not null,
  actor         text        not null,
  role          text        not null default '',
  address       text        not null default '',
  action        text        not null check (action ~ '^[a-z0-9_.]{1,100}$'),
  tenant_id     text,                        -- null: it concerns no single tenant
  scope         text        generated always as (coalesce(tenant_id, 'global')) stored,
  target        text        not null default '',
  before        jsonb,
  after         jsonb,
  reason        text        not null default '',
  target_count  integer     not null default 1,
  success_count integer     not null default 1,
  failure_count integer     not null default 0,
  prev_hash     bytea       not null,
  hash          bytea       not null
);
create index audit_logs_of_tenant on audit_logs (tenant_id, seq);
create index audit_logs_of_action on audit_logs (action, seq);

-- The end of the chain: without it the newest rows could be cut off unnoticed. Its row is also the lock that puts
-- concurrent entries in order.
create table audit_chain (
  one   boolean primary key default true check (one),
  count bigint  not null,
  hash  bytea   not null
);
insert into audit_chain (count, hash) values (0, sha256('hookline audit'));

-- What a hash is made of, after the hash before it.
create function audit_text(entry audit_logs) returns text language sql stable as $$
  select jsonb_build_array(entry.seq, (extract(epoch from entry.created_at) * 1000000)::bigint, entry.actor, entry.role,
    entry.address, entry.action, entry.tenant_id, entry.target, entry.before, entry.after, entry.reason,
    entry.target_count, entry.success_count, entry.failure_count)::text
$$;

create function audit_link() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  select c.count + 1, c.hash into strict new.seq, new.prev_hash from audit_chain c for update;
  new.created_at := clock_timestamp();
  new.hash := sha256(new.prev_hash || convert_to(audit_text(new), 'UTF8'));
  update audit_chain set count = new.seq, hash = new.hash;
  return new;
end $$;
create trigger link before insert on audit_logs for each row execute function audit_link();

create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end $$;
create trigger append_only before update or delete or truncate on audit_logs
  for each statement execute function audit_refuse();
create trigger append_only before delete or truncate on audit_chain
  for each statement execute function audit_refuse();

-- The one way to write an entry; returns its number.
create function audit_append(
  action text, tenant text, target text, before jsonb, after jsonb,
  targets integer default 1, successes integer default 1, failures integer default 0)
returns bigint
language plpgsql security definer set search_path from current as $$
declare
  entry bigint;
begin
  insert into audit_logs (actor, role, address, action, tenant_id, target, before, after, reason,
                          target_count, success_count, failure_count)
  values (coalesce(nullif(current_setting('hookline.actor', true), ''), session_user),
          coalesce(current_setting('hookline.role', true), ''),
          coalesce(current_setting('hookline.address', true), ''),
          action, tenant, target, before, after,
          coalesce(current_setting('hookline.reason', true), ''),
          targets, successes, failures)
  returning seq into entry;
  return entry;
end $$;

-- A row as the log may show it: of a secret only that there is one, and whether it changed.
create function audit_shown(shown jsonb, other jsonb) returns jsonb language sql immutable as $$
  select jsonb_object_agg(key, case
    when value = 'null' or key ~ '_id$' or key !~ '(hash|sealed|secret|password|passwd|token|private|credential)' then value
    when other is not null and other -> key is distinct from value then '"(secret, changed)"'
    else '"(secret)"' end)
  from jsonb_each(shown)
$$;

-- Put it on a table with: create constraint trigger audit after insert or update or delete on … deferrable
-- initially deferred for each row execute function audit_change(). Deferred, because then the chain is held for the
-- moment of the commit only and never while the transaction waits for another lock. The target is the first column of
-- the primary key, or the columns the trigger is given.
create function audit_change() returns trigger
language plpgsql security definer set search_path from current as $$
declare
  was    jsonb := to_jsonb(old);
  is_now jsonb := to_jsonb(new);
  data   jsonb := coalesce(is_now, was);
  target text;
begin
  if tg_op = 'UPDATE' and was - '{updated_at,changed_at}'::text[] = is_now - '{updated_at,changed_at}'::text[] then
    return null;
  end if;
  -- One act, one entry: a key that takes another's place is in the entry of that one; the first secret of an endpoint
  -- comes, and all of them go, with the endpoint; an old secret ends because a new one came. At the commit the other
  -- row is there, or gone.
  if tg_table_name = 'api_keys' and tg_op = 'INSERT'
     and exists (select from api_keys k
       where k.rotated_to = (data ->> 'key_id')::uuid and k.xmin = pg_current_xact_id()::xid) then
    return null;
  end if;
  if tg_table_name = 'endpoint_secrets' and (case tg_op
      when 'INSERT' then exists (select from endpoints e
        where e.endpoint_id = (data ->> 'endpoint_id')::uuid and e.created_at = (data ->> 'created_at')::timestamptz)
      else not exists (select from endpoints e where e.endpoint_id = (data ->> 'endpoint_id')::uuid)
        or exists (select from endpoint_secrets s
          where s.endpoint_id = (data ->> 'endpoint_id')::uuid and s.xmin = pg_current_xact_id()::xid
            and s.created_at > (data ->> 'created_at')::timestamptz) end) then
    return null;
  end if;
  if tg_nargs > 0 then
    select string_agg(data ->> tg_argv[n], '/') into target from generate_series(0, tg_nargs - 1) n;
  else
    select data ->> a.attname into target
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = tg_relid and i.indisprimary;
  end if;
  perform audit_append(
    tg_table_name || case tg_op when 'INSERT' then '.created' when 'UPDATE' then '.changed' else '.deleted' end,
    data ->> 'tenant_id', coalesce(target, ''), audit_shown(was, is_now), audit_shown(is_now, was));
  return null;
end $$;

create constraint trigger audit after insert or update or delete on tenants
  deferrable initially deferred for each row execute function audit_change();
create constraint trigger audit after insert or update or delete on endpoints
  deferrable initially deferred for each row execute function audit_change();
create constraint trigger audit after insert or update or delete on subscriptions
  deferrable initially deferred for each row execute function audit_change();
create constraint trigger audit after insert or update or delete on modes
  deferrable initially deferred for each row execute function audit_change();
create constraint trigger audit after insert or update or delete on api_keys
  deferrable initially deferred for each row execute function audit_change();
create constraint trigger audit after insert or update or delete on endpoint_secrets
  deferrable initially deferred for each row execute function audit_change();
create constraint trigger audit after insert or update or delete on dev_inboxes
  deferrable initially deferred for each row execute function audit_change('tenant_id');
