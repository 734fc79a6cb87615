insert into tenants (tenant_id, name) values ('acme', 'Acme'), ('other', 'Another');
insert into api_keys (key_id, tenant_id, name, prefix, key_hash, scopes) values
  ('018bcfe5-6800-7000-8000-000000000001', 'acme', 'a key', 'hl_abc', sha256('key'), 'events.publish events.read');
insert into endpoints (endpoint_id, tenant_id, url, timeout_ms, max_attempts, max_in_flight, headers_sealed) values
  ('018bcfe5-6800-7000-8000-000000000002', 'acme', 'https://example.com/', 1000, 5, 10, '\x0102');
insert into endpoint_secrets (secret_id, endpoint_id, tenant_id, sealed) values
  ('018bcfe5-6800-7000-8000-000000000003', '018bcfe5-6800-7000-8000-000000000002', 'acme', '\x0304');
insert into subscriptions (subscription_id, tenant_id, endpoint_id, topic_pattern) values
  ('018bcfe5-6800-7000-8000-000000000004', 'acme', '018bcfe5-6800-7000-8000-000000000002', 'order.#');
update modes set value = true, reason = 'before the others' where mode = 'outbox_paused';
