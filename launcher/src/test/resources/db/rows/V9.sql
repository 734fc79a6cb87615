insert into feature_flag_overrides (key, tenant_id, enabled) values ('stream', 'acme', false);
