-- Who operates the installation, who is signed in, and how much a tenant may have.

create table operators (
  operator_id     uuid        primary key,
  name            text        not null check (name ~ '^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$'),
  role            text        not null check (role in ('viewer', 'operator', 'admin')),
  password_hash   text,                       -- null: signs in through an identity provider only
  must_change     boolean     not null default false,
  subject         text        unique,         -- whom the identity provider vouches for: issuer and subject
  disabled        boolean     not null default false,
  created_at      timestamptz not null default now(),
  last_sign_in_at timestamptz
);
create unique index operators_by_name on operators (lower(name));

-- Wrong passwords in a row. By the hash of the name that was given, whether an operator has it or
-- not: an unknown name is counted and locked like a known one, and a password that somebody types
-- into the field for the name is not kept.
create table sign_in_failures (
  name_hash       bytea       primary key check (length(name_hash) = 32),
  failed_attempts integer     not null,
  lockouts        integer     not null,
  locked_until    timestamptz,
  last_attempt_at timestamptz not null
);
create index sign_in_failures_by_age on sign_in_failures (last_attempt_at);

-- Of a session's token only the hash is stored.
create table operator_sessions (
  token_hash   bytea       primary key check (length(token_hash) = 32),
  operator_id  uuid        not null references operators on delete cascade,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at      timestamptz not null
);
create index operator_sessions_of_operator on operator_sessions (operator_id);
create index operator_sessions_by_end on operator_sessions (ends_at);

-- Null: the default of the configuration holds.
create table tenant_quotas (
  tenant_id         text        primary key references tenants,
  max_endpoints     integer     check (max_endpoints >= 0),
  max_subscriptions integer     check (max_subscriptions >= 0),
  max_payload_bytes integer     check (max_payload_bytes between 1 and 8388608),
  updated_at        timestamptz not null default now()
);
create trigger announce after insert or update or delete on tenant_quotas
  for each row execute function announce_change();

-- A sign-in and a count of wrong passwords change no configuration; signing in is written down by name.
create constraint trigger audit
  after insert or delete or update of name, role, password_hash, must_change, subject, disabled on operators
  deferrable initially deferred for each row execute function audit_change();
create constraint trigger audit after insert or update or delete on tenant_quotas
  deferrable initially deferred for each row execute function audit_change();
