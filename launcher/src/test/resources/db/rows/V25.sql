insert into ordered_lanes (endpoint_id, tenant_id, turn, run) values
  ('018bcfe5-6800-7000-8000-000000000002', 'acme', 1, array['018bcfe5-6800-7000-8000-000000000005'::uuid]);
