-- Nobody can sign in afterwards; keys and tokens go on.

drop table tenant_quotas, operator_sessions, sign_in_failures, operators;
