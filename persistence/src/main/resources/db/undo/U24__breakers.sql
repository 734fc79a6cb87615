drop table endpoint_breakers, breaker_changes;
drop function note_breaker();
