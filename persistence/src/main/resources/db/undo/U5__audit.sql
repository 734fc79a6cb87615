-- Takes the log with its chain. Export it first.

drop trigger audit on tenants;
drop trigger audit on endpoints;
drop trigger audit on subscriptions;
drop trigger audit on modes;
drop trigger audit on api_keys;
drop trigger audit on endpoint_secrets;
drop trigger audit on dev_inboxes;

drop function audit_change();
drop function audit_shown(jsonb, jsonb);
drop function audit_append(text, text, text, jsonb, jsonb, integer, integer, integer);
drop trigger link on audit_logs;
drop function audit_link();
drop function audit_text(audit_logs);
drop table audit_logs, audit_chain;
drop function audit_refuse();
