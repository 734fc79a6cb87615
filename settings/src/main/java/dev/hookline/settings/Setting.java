package dev.hookline.settings;

import static dev.hookline.settings.Form.choice;
import static dev.hookline.settings.Form.hidden;
import static dev.hookline.settings.Form.hosts;
import static dev.hookline.settings.Form.integer;
import static dev.hookline.settings.Form.integers;
import static dev.hookline.settings.Form.networks;
import static dev.hookline.settings.Form.options;
import static dev.hookline.settings.Form.text;
import static dev.hookline.settings.Form.toggle;

/**
 * One configuration value. The environment variable is {@link #variable()}; the reference page of
 * the manual is generated from this list, and a test holds every default.
 */
public enum Setting {
  PORT(
      integer("HL_PORT", 8080, 1, 65_535),
      "TCP port of the API and the portal; `--port` wins over it."),
  BIND_ADDRESS(
      text("HL_BIND_ADDRESS", "127.0.0.1"),
      "Address the HTTP listener binds. Every other listener stays on loopback."),
  PUBLIC_URL(
      text("HL_PUBLIC_URL", ""),
      "URL under which callers reach this server; empty means `http://127.0.0.1:PORT`."),
  HTTP_THREADS(
      integer("HL_HTTP_THREADS", 64, 8, 1024),
      "Request threads. A publish waits on its thread for its group commit."),
  HEAP_MB(integer("HL_HEAP_MB", 256, 192, 65_536), "Maximum Java heap of the server, in MiB."),
  JVM_OPTIONS(
      options("HL_JVM_OPTIONS"),
      "More options of the server's JVM, separated by blanks; they win over HookLine's own. Anybody"
          + " on the machine can see them."),

  DB_URL(
      text("HL_DB_URL", ""),
      "JDBC URL of a PostgreSQL of your own (15 or newer); empty starts the embedded one."),
  DB_USER(text("HL_DB_USER", ""), "User for `HL_DB_URL`; must own the schema."),
  DB_PASSWORD(hidden("HL_DB_PASSWORD"), "Password for `HL_DB_URL`."),
  DB_POOL(
      integer("HL_DB_POOL", 24, 8, 200),
      "Most database connections a node holds for requests and jobs."),

  AUTH_MODE(
      choice("HL_AUTH_MODE", "api_key", "api_key", "service_token"),
      "Who may call: keys that belong to tenants, or one embedding backend that names the tenant in"
          + " `X-Tenant-Id`."),
  API_KEY(
      hidden("HL_API_KEY"),
      "First key of the first tenant; empty makes one and writes it to the keys file."),
  ADMIN_KEY(
      hidden("HL_ADMIN_KEY"),
      "The operator's key, valid for every tenant; empty makes one, kept in the keys file."),
  SERVICE_TOKEN(
      hidden("HL_SERVICE_TOKEN"),
      "The embedding backend's token in mode `service_token`; at least 24 characters."),
  TENANT_ID(text("HL_TENANT_ID", "default"), "The tenant made at first start."),
  PASSWORD_ROUNDS(
      integer("HL_PASSWORD_ROUNDS", 600_000, 100_000, 10_000_000),
      "Rounds of PBKDF2 that hash an operator's password, for those set from then on: more make"
          + " guessing and signing in dearer."),
  SESSION_IDLE_MINUTES(
      integer("HL_SESSION_IDLE_MINUTES", 30, 1, 1_440),
      "An operator who does nothing for so many minutes is signed out of the portal."),
  SESSION_HOURS(
      integer("HL_SESSION_HOURS", 12, 1, 168),
      "Longest session of an operator in the portal, in hours."),
  TOKEN_KEY_FILE(
      text("HL_TOKEN_KEY_FILE", ""),
      "PEM file of the public keys of tokens that `scripts/hl token` makes; empty means"
          + " `DATA_DIR/token.pub`."),
  JWT_ISSUER(
      text("HL_JWT_ISSUER", ""),
      "An issuer whose JSON Web Tokens are accepted too: what `iss` must be."),
  JWT_AUDIENCE(
      text("HL_JWT_AUDIENCE", ""), "What `aud` of its tokens must hold; empty does not ask."),
  JWT_PUBLIC_KEY_FILE(
      text("HL_JWT_PUBLIC_KEY_FILE", ""), "PEM file of the RSA public keys it signs with."),
  JWT_JWKS_URL(
      text("HL_JWT_JWKS_URL", ""),
      "URL of the key set (JWKS) it signs with, instead of the file; fetched again by itself."),
  OIDC_ISSUER(
      text("HL_OIDC_ISSUER", ""),
      "OpenID Connect provider through which operators may sign in to the portal: its issuer, as it"
          + " writes it."),
  OIDC_CLIENT_ID(text("HL_OIDC_CLIENT_ID", ""), "Who this installation is to that provider."),
  OIDC_CLIENT_SECRET(
      hidden("HL_OIDC_CLIENT_SECRET"),
      "The client's secret; empty for a public client, which has PKCE only."),
  OIDC_SCOPES(
      text("HL_OIDC_SCOPES", "openid profile email"),
      "What the provider is asked for, separated by blanks; some need one more for the groups."),
  OIDC_ROLE_CLAIM(
      text("HL_OIDC_ROLE_CLAIM", "groups"),
      "Claim of the ID token that says the role: a text or a list; `a.b` looks for `b` within"
          + " `a`."),
  OIDC_VIEWERS(
      text("HL_OIDC_VIEWERS", "viewer"),
      "Values of that claim that make a viewer, separated by semicolons."),
  OIDC_OPERATORS(text("HL_OIDC_OPERATORS", "operator"), "The same for the role operator."),
  OIDC_ADMINS(text("HL_OIDC_ADMINS", "admin"), "The same for the role admin."),
  TRUSTED_HOSTS(
      hosts("HL_TRUSTED_HOSTS"),
      "Hosts (`name` or `name:port`), separated by commas, that key sets and sign-ins may be"
          + " fetched from although they are private or speak plain http."),
  METRICS_TOKEN(hidden("METRICS_TOKEN"), "When set, `/metrics` asks for it in `X-Metrics-Token`."),

  TRUSTED_PROXIES(
      networks("HL_TRUSTED_PROXIES"),
      "Addresses or networks (`10.0.0.0/8`), separated by commas, of the proxies in front of this"
          + " server: only their `X-Forwarded-For` says where a call came from."),
  REPLAY_SECRET(
      hidden("HL_REPLAY_SECRET"),
      "Secret (`whsec_…`) that signs calls of the guarded replay; empty makes one and writes it to"
          + " the keys file."),
  REPLAY_CALLS(
      integer("HL_REPLAY_CALLS", 3, 1, 1_000_000),
      "Most calls of the guarded replay in one window, for a tenant and an address, over all"
          + " nodes."),
  REPLAY_WINDOW_SECONDS(
      integer("HL_REPLAY_WINDOW_SECONDS", 300, 1, 86_400),
      "Length of that window, in seconds; it begins with its first call."),

  ALLOW_PRIVATE_TARGETS(
      toggle("HL_ALLOW_PRIVATE_TARGETS", false),
      "Development only: lets webhooks go to loopback and private addresses."),
  CA_FILE(
      text("HL_CA_FILE", ""),
      "PEM file of certificate authorities of your own, trusted for everything that is sent or"
          + " fetched over https beside those that the JDK trusts."),
  DEV_INBOX(
      toggle("HL_DEV_INBOX", true),
      "The built-in receiver for trying things out; turn it off in production."),

  RATE_LIMIT_KEY(
      integer("HL_RATE_LIMIT_KEY", 6_000, 0, 10_000_000),
      "Most calls of one key in a minute on one node, publishing aside; 0 sets no limit."),
  RATE_LIMIT_TENANT(
      integer("HL_RATE_LIMIT_TENANT", 12_000, 0, 10_000_000),
      "The same for all keys of one tenant together."),
  RATE_LIMIT_PUBLISH(
      integer("HL_RATE_LIMIT_PUBLISH", 0, 0, 10_000_000),
      "Most publishes of one key in a minute on one node, a batch as one; 0 sets no limit."),
  QUOTA_ENDPOINTS(
      integer("HL_QUOTA_ENDPOINTS", 10_000, 0, 10_000_000),
      "Most endpoints of a tenant that has no quota of its own."),
  QUOTA_SUBSCRIPTIONS(
      integer("HL_QUOTA_SUBSCRIPTIONS", 50_000, 0, 10_000_000),
      "Most subscriptions of a tenant that has no quota of its own."),
  MAX_PAYLOAD_BYTES(
      integer("HL_MAX_PAYLOAD_BYTES", 524_288, 1_024, 8_388_608),
      "Largest payload of one event, in bytes; more is 413."),
  MAX_BATCH_EVENTS(
      integer("HL_MAX_BATCH_EVENTS", 1_000, 1, 10_000), "Most events in one batch publish."),
  IDEMPOTENCY_HOURS(
      integer("HL_IDEMPOTENCY_HOURS", 24, 1, 720), "Lifetime of an idempotency key, in hours."),
  RETENTION_DAYS(
      integer("HL_RETENTION_DAYS", 30, 7, 3_650),
      "How long events, deliveries and attempts are kept, in days. The floor is longer than the"
          + " longest retry schedule."),

  BACKUP_DIR(
      text("HL_BACKUP_DIR", ""),
      "Where backups are kept; empty means `DATA_DIR/backups`. Another disk is better."),
  BACKUP_WORKERS(
      integer("HL_BACKUP_WORKERS", 1, 1, 32),
      "How many tables are copied at once by a backup beside the traffic."),
  BACKUP_MAX_RATE_MB(
      integer("HL_BACKUP_MAX_RATE_MB", 10, 0, 100_000),
      "Most MB, before compression, that a backup or a verification reads in a second; 0: any."),
  BACKUP_AT_LEAST(
      integer("HL_BACKUP_AT_LEAST", 3, 1, 10_000),
      "The newest backups that are kept whatever their age."),
  BACKUP_AT_MOST(
      integer("HL_BACKUP_AT_MOST", 14, 1, 10_000),
      "Most backups that are kept, pinned ones not counted."),
  BACKUP_DAYS(
      integer("HL_BACKUP_DAYS", 30, 1, 3_650),
      "How old a backup may get beyond the newest ones, in days."),

  COMMIT_QUEUE(
      integer("HL_COMMIT_QUEUE", 8_192, 64, 1_000_000),
      "Publishes that may wait for the committer; beyond that a publish is 503 with Retry-After."),
  COMMIT_BATCH(integer("HL_COMMIT_BATCH", 512, 1, 5_000), "Most events in one group commit."),
  COMMIT_WAIT_MS(
      integer("HL_COMMIT_WAIT_MS", 10_000, 100, 60_000),
      "Longest wait of one publish for its commit, in milliseconds; then 503 with Retry-After."),

  DISPATCH_CAPACITY(
      integer("HL_DISPATCH_CAPACITY", 8_192, 64, 1_000_000),
      "Deliveries a node holds in memory, waiting and in flight together."),
  DISPATCH_BYTES(
      integer("HL_DISPATCH_BYTES", 67_108_864, 1_048_576, 2_000_000_000),
      "Payload bytes a node holds in memory for those deliveries."),
  CLAIM_BATCH(integer("HL_CLAIM_BATCH", 500, 1, 5_000), "Most deliveries taken by one claim."),
  CLAIM_INTERVAL_MS(
      integer("HL_CLAIM_INTERVAL_MS", 250, 20, 10_000),
      "Longest pause between two looks for due deliveries, in milliseconds."),
  RECORD_BATCH(integer("HL_RECORD_BATCH", 256, 1, 5_000), "Most results written by one commit."),
  RECORD_LINGER_MS(
      integer("HL_RECORD_LINGER_MS", 8, 0, 100),
      "How long the result writer waits to fill a batch, in milliseconds."),
  NODE_LEASE_SECONDS(
      integer("HL_NODE_LEASE_SECONDS", 10, 3, 25),
      "How long a node's leases outlive its last heartbeat, in seconds."),
  DRAIN_SECONDS(
      integer("HL_DRAIN_SECONDS", 30, 0, 300),
      "Longest wait for in-flight sends at a graceful stop, in seconds."),

  ENDPOINT_TIMEOUT_MS(
      integer("HL_ENDPOINT_TIMEOUT_MS", 15_000, 100, 30_000),
      "Default time limit of one send, in milliseconds, from connecting to the last byte read."),
  ENDPOINT_MAX_ATTEMPTS(
      integer("HL_ENDPOINT_MAX_ATTEMPTS", 10, 1, 50),
      "Default number of attempts before a delivery is dead."),
  ENDPOINT_MAX_IN_FLIGHT(
      integer("HL_ENDPOINT_MAX_IN_FLIGHT", 128, 1, 4_096),
      "Default number of simultaneous sends to one endpoint."),
  RETRY_SCHEDULE(
      integers("HL_RETRY_SCHEDULE", "0,5,300,1800,7200,18000,36000,50400,72000,86400", 0, 604_800),
      "Default delays before each attempt, in seconds; the last one repeats."),
  RETRY_JITTER_PERCENT(
      integer("HL_RETRY_JITTER_PERCENT", 10, 0, 100),
      "Random extra delay of a retry, in percent of its delay."),

  BREAKER_FAILURES(
      integer("HL_BREAKER_FAILURES", 5, 0, 1_000),
      "Failures in a row after which an endpoint is left in peace for a while; 0 turns that off."),
  BREAKER_OPEN_SECONDS(
      integer("HL_BREAKER_OPEN_SECONDS", 30, 1, 86_400),
      "How long it is left in peace before a few deliveries try again, in seconds."),
  BREAKER_SUCCESSES(
      integer("HL_BREAKER_SUCCESSES", 2, 1, 1_000),
      "How many of those must succeed before everything leaves; after one failure it waits anew."),
  DISABLE_AFTER_DAYS(
      integer("HL_DISABLE_AFTER_DAYS", 5, 0, 30),
      "After so many days of failures without a success an endpoint is disabled; 0: never."),

  MAINTENANCE_MODE(
      toggle("MAINTENANCE_MODE", false),
      "`1` holds this server in maintenance: nothing comes in, nothing goes out."),
  READ_ONLY_MODE(
      toggle("READ_ONLY_MODE", false),
      "`1` holds this server read-only: nothing is changed from outside, deliveries leave."),
  WORKERS_ENABLED(
      toggle("WORKERS_ENABLED", true),
      "`0` holds this server's background work back: jobs, replays, housekeeping."),

  DATA_DIR(
      text("HL_DATA_DIR", ".hookline"),
      "Where this server keeps its database, keys and logs; `--data-dir` wins over it."),
  KEY_FILE(
      text("HL_KEY_FILE", ""),
      "File of the keys that encrypt secrets at rest; empty means `DATA_DIR/secret.keys`."),
  NODE_NAME(
      text("HL_NODE_NAME", ""),
      "Name of this node in the database; empty means `node-` and the port."),
  RELEASE(
      text("HL_RELEASE", ""),
      "Version of the release that runs. Never given: the launcher takes it from"
          + " `release.properties` beside the application, else from the build.");

  private final Form form;
  private final String meaning;

  Setting(Form form, String meaning) {
    this.form = form;
    this.meaning = meaning;
  }

  /** The environment variable, and the key in the file handed to the server. */
  public String variable() {
    return form.variable();
  }

  /** The text that stands when the variable is absent or empty. */
  public String defaultText() {
    return form.defaultText();
  }

  /** How it is written, what it may be, and whether it may be shown. */
  public Form form() {
    return form;
  }

  /** One sentence for the manual. */
  public String meaning() {
    return meaning;
  }
}
