insert into nodes (name, alive_until) values ('one that is dead', now() - interval '1 hour');
insert into queue (delivery_id, tenant_id, event_id, endpoint_id, topic) values
  ('018bcfe5-6800-7000-8000-000000000011', 'acme', '018bcfe5-6800-7000-8000-000000000010',
   '018bcfe5-6800-7000-8000-000000000002', 'order.paid');
insert into dead_letters (delivery_id, tenant_id, event_id, endpoint_id, topic, priority, attempts, reason) values
  ('018bcfe5-6800-7000-8000-000000000012', 'acme', '018bcfe5-6800-7000-8000-000000000010',
   '018bcfe5-6800-7000-8000-000000000002', 'order.paid', 1, 5, 'attempts_exhausted');
insert into idempotency_keys (tenant_id, key, fingerprint, event_id, delivery_ids, created_at, expires_at) values
  ('acme', 'a-key', '\x01', '018bcfe5-6800-7000-8000-000000000010', '{}', now(), now() + interval '1 day');
insert into replays (replay_id, tenant_id, mode, criteria, state, finished_at) values
  ('018bcfe5-6800-7000-8000-000000000013', 'acme', 'all', '{}', 'done', now());
