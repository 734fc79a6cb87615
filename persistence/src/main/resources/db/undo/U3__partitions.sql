-- Takes the history: what is published and delivered lives in the partitions, and without them their tables take no
-- row.

select drop_partitions_before('infinity');
drop table events_default, deliveries_default, attempts_default;
drop function make_partitions(date);
drop function drop_partitions_before(date);
