insert into replays (replay_id, tenant_id, mode, criteria, state) values
  ('018bcfe5-6800-7000-8000-000000000026', 'acme', 'recover', '{}', 'running');
insert into subscriptions (subscription_id, tenant_id, endpoint_id, topic_pattern, channels) values
  ('018bcfe5-6800-7000-8000-000000000027', 'acme', '018bcfe5-6800-7000-8000-000000000002', '#', '["eu"]');
