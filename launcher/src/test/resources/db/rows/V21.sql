insert into recovery_runs (run_id, kind, started_at, ended_at, outcome, target, figures) values
  ('018bcfe5-6800-7000-8000-000000000051', 'backup', now(), now(), 'ok', 'bkp_1', '{"bytes": 1}');
