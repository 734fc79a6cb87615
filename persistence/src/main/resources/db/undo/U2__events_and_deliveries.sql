-- Takes what waits and the ledgers. The history went with its partitions.

drop view delivery_log;
drop table replays, idempotency_keys, attempts, deliveries, dead_letters, queue, events, nodes;
drop function uuid7_floor(timestamptz);
