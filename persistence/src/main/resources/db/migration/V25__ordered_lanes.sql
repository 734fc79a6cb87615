-- The turns of endpoints that want their deliveries strictly one after the other. Whoever counts a turn up has the
-- lane: the next deliveries of it are leased to that node as one run, and there is no further turn while one of the
-- run is still leased. A row is made by the first turn.

create table ordered_lanes (
  endpoint_id uuid   primary key references endpoints on delete cascade,
  tenant_id   text   not null references tenants,
  turn        bigint not null check (turn > 0),
  run         uuid[] not null                      -- delivery ids, in their order
) with (fillfactor = 50);

-- What was attempted and waits for its next attempt goes before everything else of an ordered lane.
create index queue_begun on queue (endpoint_id, delivery_id) where attempts > attempts_before;

select secure_rows('ordered_lanes');
