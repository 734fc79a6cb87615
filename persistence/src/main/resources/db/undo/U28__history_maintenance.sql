-- Statistics targets that were set stay: they change no answer.

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

drop function tend_rarely(regclass);

do $$
declare
  child regclass;
begin
  for child in
    select inhrelid::regclass from pg_inherits
    where inhparent in ('events'::regclass, 'deliveries'::regclass, 'attempts'::regclass)
  loop
    execute format('alter table %s reset (autovacuum_analyze_scale_factor, autovacuum_analyze_threshold, '
      'autovacuum_vacuum_insert_scale_factor, autovacuum_vacuum_insert_threshold)', child);
  end loop;
end $$;
