-- Takes everything that is configured.

drop table modes, subscriptions, endpoint_secrets, endpoints, api_keys, tenants;
drop function announce_change();
