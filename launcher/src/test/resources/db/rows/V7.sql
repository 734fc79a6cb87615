insert into operators (operator_id, name, role) values ('018bcfe5-6800-7000-8000-000000000031', 'anna', 'admin');
insert into sign_in_failures (name_hash, failed_attempts, lockouts, last_attempt_at) values (sha256('bob'), 3, 0, now());
insert into operator_sessions (token_hash, operator_id, created_at, last_seen_at, ends_at) values
  (sha256('session'), '018bcfe5-6800-7000-8000-000000000031', now(), now(), now() + interval '1 hour');
insert into tenant_quotas (tenant_id, max_endpoints) values ('acme', 10);
