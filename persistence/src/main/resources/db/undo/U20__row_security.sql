-- The roles stay: they belong to the cluster, and other databases on it may use them.

alter view delivery_log reset (security_invoker);

-- As V3 made it.
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
      execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, child, lowest, highest);
      made := made + 1;
    end if;
  end loop;
  return made;
end $$;

do $$
declare
  policy record;
begin
  for policy in
    select p.polrelid::regclass as secured, p.polname
    from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = current_schema()::regnamespace
      and p.polname in ('of_the_owner', 'of_the_engine', 'of_the_tenant')
  loop
    execute format('drop policy %I on %s', policy.polname, policy.secured);
    execute format('alter table %s no force row level security, disable row level security', policy.secured);
  end loop;
end $$;

drop function secure_all_rows();
drop function secure_rows(regclass);
