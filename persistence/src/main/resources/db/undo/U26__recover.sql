-- The newer kinds stay in the list as the older one that is nearest; one that runs ends.

update replays set state = 'cancelled', finished_at = now()
where mode in ('retry_failed', 'recover') and state = 'running';
update replays set mode = 'failed_only' where mode in ('retry_failed', 'recover');
set constraints all immediate;
alter table replays
  drop constraint replays_mode_check,
  add constraint replays_mode_check check (mode in ('all', 'failed_only'));

alter table endpoints
  drop column disabled_at,
  drop column enabled_at;

-- Such a subscription would get everything: it goes.
delete from subscriptions where channels is not null;
set constraints all immediate;
alter table subscriptions
  drop column channels;
