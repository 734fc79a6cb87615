insert into endpoint_breakers (endpoint_id, tenant_id, state, until, reason) values
  ('018bcfe5-6800-7000-8000-000000000002', 'acme', 'open', now() + interval '30 seconds', '5 failures in a row');
