-- History is only ever appended to. With the usual settings a day's partitions were analysed and vacuumed all the
-- time while events came in, each time with a second of CPU, and while one is analysed the dead rows of the queue
-- cannot be cleared. Their statistics tell nothing new every tenth: it is enough when a partition has doubled. Texts
-- and payloads are never searched.

create function tend_rarely(partition regclass) returns void
language plpgsql set search_path from current as $$
declare
  name text;
begin
  execute format('alter table %s set (autovacuum_analyze_scale_factor = 1, autovacuum_analyze_threshold = 10000, '
    'autovacuum_vacuum_insert_scale_factor = 1, autovacuum_vacuum_insert_threshold = 100000)', partition);
  for name in
    select attname from pg_attribute
    where attrelid = partition and not attisdropped and attname in
      ('payload', 'channels', 'metadata', 'traceparent', 'tracestate', 'last_error', 'error', 'excerpt', 'url')
  loop
    execute format('alter table %s alter column %I set statistics 0', partition, name);
  end loop;
end $$;

revoke all on function tend_rarely(regclass) from public;

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
      perform tend_rarely(child::regclass);
      execute format('with early as (delete from %I where %I >= %L and %I < %L returning *) insert into %I select * from early',
        parent || '_default', id, lowest, id, highest, child);
      perform secure_rows(child::regclass);
      execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, child, lowest, highest);
      made := made + 1;
    end if;
  end loop;
  return made;
end $$;

select tend_rarely(inhrelid::regclass) from pg_inherits
where inhparent in ('events'::regclass, 'deliveries'::regclass, 'attempts'::regclass);
