-- Two more kinds of bulk work that are listed, followed and cancelled as replays:
--   retry_failed  what waits for a later attempt is made due now
--   recover       all that failed at one endpoint, and what it missed while it was disabled

alter table replays
  drop constraint replays_mode_check,
  add constraint replays_mode_check check (mode in ('all', 'failed_only', 'retry_failed', 'recover'));

-- Since when an endpoint is disabled or, after it was, enabled again; null: since it was made.
alter table endpoints
  add column disabled_at timestamptz,
  add column enabled_at timestamptz;

-- A subscription that names channels gets events of one of them only.
alter table subscriptions
  add column channels text;                   -- JSON array as given, checked on writing; null: any
