-- Partitions by day (UTC). The server's role may not create or drop tables itself; these functions may.

create table events_default partition of events default;
create table deliveries_default partition of deliveries default;
create table attempts_default partition of attempts default;

-- Makes the partitions of the given day; returns how many were missing. Rows that came before their partition, as
-- after a long rest of the server, move into it.
create function make_partitions(day date) returns integer
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

-- Drops whole days before the given day; returns the names of the partitions dropped.
create function drop_partitions_before(day date) returns setof text
language plpgsql security definer set search_path from current as $$
declare
  child text;
begin
  perform pg_advisory_xact_lock(hashtext('hookline.partitions'));
  for child in
    select c.relname
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    join pg_class p on p.oid = i.inhparent
    where p.relnamespace = (select oid from pg_namespace where nspname = current_schema())
      and p.relname in ('events', 'deliveries', 'attempts')
      and c.relname ~ '_[0-9]{8}$'
      and to_date(right(c.relname, 8), 'YYYYMMDD') < day
    order by right(c.relname, 8), c.relname
  loop
    execute format('drop table %I', child);
    return next child;
  end loop;
end $$;

revoke all on function make_partitions(date), drop_partitions_before(date) from public;

select make_partitions(current_date + n) from generate_series(-1, 7) n;
