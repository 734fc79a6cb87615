insert into replay_runs (replay_id, tenant_id, idempotency_key, requested_by, address, filter, max_items) values
  ('018bcfe5-6800-7000-8000-000000000041', 'acme', 'once', 'anna', '127.0.0.1', '{}', 50);
insert into edge_rate_limits (key, count, window_start) values ('dlq.replay:acme:127.0.0.1', 1, now());
insert into replay_budget_usage (tenant_id, day, used_today, month, used_this_month) values
  ('acme', current_date, 1, date_trunc('month', current_date)::date, 1);
