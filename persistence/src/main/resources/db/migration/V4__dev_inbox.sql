-- A built-in receiver for trying things out. The token is a capability, so only its hash is kept.

create table dev_inboxes (
  token_hash bytea       primary key check (length(token_hash) = 32),
  tenant_id  text        not null references tenants,
  created_at timestamptz not null default now()
);

create table dev_inbox_messages (
  message_id  uuid        primary key,
  token_hash  bytea       not null references dev_inboxes on delete cascade,
  tenant_id   text        not null references tenants,
  received_at timestamptz not null default now(),
  headers     text        not null,           -- JSON object
  body        bytea       not null
);
create index dev_inbox_messages_of_inbox on dev_inbox_messages (token_hash, message_id);
