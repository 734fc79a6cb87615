select audit_append('tenants.changed', 'acme', 'acme', '{"name": "A"}', '{"name": "Acme"}');
