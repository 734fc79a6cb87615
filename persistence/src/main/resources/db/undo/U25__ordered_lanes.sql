drop index queue_begun;
drop table ordered_lanes;
