-- What happens by plan, and what came of every backup, verification, restore and drill.

-- A plan is a line that a person can read, in UTC: daily at 02:00.
create table schedules (
  name             text        primary key check (name ~ '^[a-z][a-z-]{0,49}$'),  -- the job it starts
  plan             text        not null check (length(plan) between 1 and 100),
  enabled          boolean     not null default true,
  next_at          timestamptz,              -- null: not known yet, or not by the clock
  node             text,                     -- who runs it now
  lease_until      timestamptz,              -- when it is past, that node is gone and another one takes over
  last_started_at  timestamptz,
  last_finished_at timestamptz,
  last_outcome     text        check (last_outcome in ('ok', 'failed', 'stopped')),
  updated_at       timestamptz not null default now(),
  check ((node is null) = (lease_until is null))
);

insert into schedules (name, plan) values
  ('backup', 'daily at 02:00'),
  ('verify', 'after backup'),
  ('deep-verify', 'weekly on sunday at 03:00'),
  ('restore-drill', 'weekly on sunday at 05:00'),
  ('disaster-drill', 'on demand'),
  ('retention', 'daily at 01:00');

-- That it ran is no change of the schedule.
create constraint trigger audit after insert or delete or update of plan, enabled on schedules
  deferrable initially deferred for each row execute function audit_change();

create table recovery_runs (
  run_id       uuid        primary key,      -- UUIDv7
  kind         text        not null check (kind in
    ('backup', 'verify', 'deep_verify', 'restore', 'restore_drill', 'disaster_drill', 'retention')),
  requested_by text        not null default '',
  started_at   timestamptz not null,
  ended_at     timestamptz,
  outcome      text        not null default 'running' check (outcome in ('running', 'ok', 'failed', 'stopped')),
  alive_until  timestamptz,                  -- while it runs; when it is past, whoever ran it is gone
  execution_id bigint,                       -- of the batch job, if it is one
  target       text        not null default '',            -- the id of the backup
  stages       jsonb       not null default '[]',          -- [{name, began_ms, ended_ms, note}]
  figures      jsonb       not null default '{}',          -- bytes, rows, mb_per_s, rto_ms, rpo_ms, missing, …
  report       text        not null default '',
  check ((outcome = 'running') = (ended_at is null))
);
create index recovery_runs_of_kind on recovery_runs (kind, run_id);
create index recovery_runs_running on recovery_runs (alive_until) where outcome = 'running';
