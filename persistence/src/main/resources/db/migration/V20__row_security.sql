-- Tenants are kept apart by the database too: a forgotten condition shows nothing of another tenant.
--
--   hookline_app     what requests work as; sees the rows of the tenant named by the transaction in hookline.tenant
--   hookline_engine  what the engine, jobs and operators work as; sees all rows
--   the owner        sees all rows: migrations, and the functions that run as the owner
--
-- With a database of one's own whose user may not make roles, the two are missing, and so are their policies; see the
-- manual for the statements that an administrator runs once.

do $$
declare
  newer   boolean := current_setting('server_version_num')::int >= 160000;
  may     text    := case when newer then 'set' else 'member' end;
  options text    := case when newer then ' with inherit false, set true' else '' end;
  role    text;
begin
  foreach role in array array['hookline_app', 'hookline_engine'] loop
    if not exists (select from pg_roles where rolname = role) then
      execute format('create role %I nologin noinherit', role);
    end if;
    if not pg_has_role(current_user, role, may) then
      execute format('grant %I to %I', role, current_user) || options;
    end if;
  end loop;
exception when insufficient_privilege then
  raise notice 'the roles hookline_app and hookline_engine cannot be made: %', sqlerrm;
end $$;

-- Sets the policies of one table that lacks them.
create function secure_rows(secured regclass) returns void language plpgsql as $$
declare
  owner name := (select pg_get_userbyid(relowner) from pg_class where oid = secured);
  known name[] := array(select polname from pg_policy where polrelid = secured);
begin
  if not (select relrowsecurity and relforcerowsecurity from pg_class where oid = secured) then
    execute format('alter table %s enable row level security, force row level security', secured);
  end if;
  if 'of_the_owner' <> all (known) then
    execute format('create policy of_the_owner on %s to %I using (true) with check (true)', secured, owner);
  end if;
  if 'of_the_engine' <> all (known) and exists (select from pg_roles where rolname = 'hookline_engine') then
    execute format('create policy of_the_engine on %s to hookline_engine using (true) with check (true)', secured);
  end if;
  if 'of_the_tenant' <> all (known) and exists (select from pg_roles where rolname = 'hookline_app') then
    execute format('create policy of_the_tenant on %s to hookline_app'
      ' using (tenant_id = current_setting(''hookline.tenant'', true))'
      ' with check (tenant_id = current_setting(''hookline.tenant'', true))', secured);
  end if;
end $$;

-- Of every table that knows tenants; returns how many those are. The launcher calls it after each migration, so that
-- no table that comes later is forgotten.
create function secure_all_rows() returns integer language plpgsql as $$
declare
  secured regclass;
  done    integer := 0;
begin
  for secured in
    select c.oid::regclass
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
      and a.attname = 'tenant_id' and not a.attisdropped
    order by c.oid
  loop
    perform secure_rows(secured);
    done := done + 1;
  end loop;
  return done;
end $$;
revoke all on function secure_rows(regclass), secure_all_rows() from public;

-- As in V3, and the new partition is secured like its table: a partition that is named directly obeys its own policies.
create or replace function make_partitions(day date) returns integer
language plpgsql security definer set search_path from current as $$
declare
  lowest  uuid := uuid7_floor(day::timestamp at time zone 'UTC');
  highest uuid := uuid7_floor((day + 1)::timestamp at time zone 'UTC');
  parent  text;
  child   text;
  id      text;
  made    integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('hookline.partitions'));
  foreach parent in array array['events', 'deliveries', 'attempts'] loop
    child := parent || '_' || to_char(day, 'YYYYMMDD');
    id := case parent when 'events' then 'event_id' else 'delivery_id' end;
    if to_regclass(child) is null then
      execute format('lock table %I in access exclusive mode', parent);
      execute format('create table %I (like %I including all)', child, parent);
      execute format('with early as (delete from %I where %I >= %L and %I < %L returning *) insert into %I select * from early',
        parent || '_default', id, lowest, id, highest, child);
      perform secure_rows(child::regclass);
      execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, child, lowest, highest);
      made := made + 1;
    end if;
  end loop;
  return made;
end $$;

-- Whoever looks through a view sees with their own eyes.
alter view delivery_log set (security_invoker = true);

select secure_all_rows();
