insert into outbox_pauses (tenant_id, endpoint_id, value, reason, expires_at) values
  ('acme', '018bcfe5-6800-7000-8000-000000000002', true, 'slow', now() + interval '1 day'),
  ('other', null, true, 'asked for', null);
