-- One of a day long past, in the default partitions, and one of today.
insert into events (event_id, tenant_id, topic, payload, created_at)
  select id, 'acme', 'order.paid', '{}', now()
  from (values ('018bcfe5-6800-7000-8000-000000000010'::uuid), (uuid7_floor(now()))) as ids (id);
insert into deliveries (delivery_id, tenant_id, event_id, endpoint_id, topic, priority, attempts, state)
  select id, 'acme', id, '018bcfe5-6800-7000-8000-000000000002', 'order.paid', 1, 1, 'success'
  from (values ('018bcfe5-6800-7000-8000-000000000014'::uuid), (uuid7_floor(now()))) as ids (id);
insert into attempts (delivery_id, attempt, tenant_id, started_at, outcome, status, url)
  select id, 1, 'acme', now(), 'success', 200, 'https://example.com/'
  from (values ('018bcfe5-6800-7000-8000-000000000014'::uuid), (uuid7_floor(now()))) as ids (id);
