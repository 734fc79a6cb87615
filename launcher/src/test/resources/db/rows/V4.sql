insert into dev_inboxes (token_hash, tenant_id) values (sha256('token'), 'acme');
insert into dev_inbox_messages (message_id, token_hash, tenant_id, headers, body) values
  ('018bcfe5-6800-7000-8000-000000000021', sha256('token'), 'acme', '{}', '\x01');
