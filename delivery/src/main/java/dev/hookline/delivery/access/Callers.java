package dev.hookline.delivery.access;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.access.KeyRegister;
import dev.hookline.persistence.access.KeyText;
import dev.hookline.persistence.changes.ChangeListener;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.StoreUnavailable;
import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells who is calling. What the database said about a key is remembered until any key changes on
 * any node; its expiry is checked at each call.
 */
public final class Callers {
  private static final int LONGEST_CREDENTIAL = 512;
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Set<Scope> TENANT_SCOPES = EnumSet.complementOf(EnumSet.of(Scope.ADMIN));

  private final UnitOfWork work;
  private final Clock clock;
  private final ServiceToken serviceToken;
  private final String firstTenant;
  private final KnownKeys keys = new KnownKeys();
  private final KnownTenants tenants;

  /**
   * Callers of a server with the given settings.
   *
   * @throws IllegalStateException if the mode needs a service token and it is missing or short
   */
  public Callers(UnitOfWork work, Settings settings, Clock clock) {
    this.work = work;
    this.clock = clock;
    this.serviceToken = new ServiceToken(settings);
    this.firstTenant = settings.text(Setting.TENANT_ID);
    this.tenants = new KnownTenants(work);
  }

  /**
   * The caller with the given credential.
   *
   * @param credential the key or token, without its scheme
   * @param requestedTenant the tenant the call names, or null: an operator's default is the first
   *     tenant, the service token must name one, a tenant's key can only name its own
   * @throws Refused with {@link Reason#UNAUTHENTICATED}; {@link Reason#NOT_FOUND} if the tenant
   *     does not exist or is not the key's; {@link Reason#INVALID_REQUEST} if the service token
   *     names none; {@link Reason#UNAVAILABLE}
   */
  public Caller authenticate(String credential, String requestedTenant) {
    if (credential == null || credential.isEmpty() || credential.length() > LONGEST_CREDENTIAL) {
      throw unauthenticated();
    }
    String tenant = requestedTenant == null ? "" : requestedTenant.strip();
    byte[] hash = KeyText.of(credential).hash();
    try {
      return serviceToken.hasHash(hash) ? embedding(tenant) : holder(hash, tenant);
    } catch (StoreUnavailable e) {
      throw new Refused(Reason.UNAVAILABLE, "the database does not answer now", RETRY);
    }
  }

  /**
   * A person with a role, who was authenticated elsewhere, at work for a tenant.
   *
   * @param requestedTenant the tenant the call names, or null for the first tenant
   * @throws Refused with {@link Reason#NOT_FOUND} if the tenant does not exist; {@link
   *     Reason#UNAVAILABLE}
   */
  public Caller operator(String person, Role role, String requestedTenant) {
    String tenant = requestedTenant == null ? "" : requestedTenant.strip();
    try {
      String named = existing(tenant.isEmpty() ? firstTenant : tenant);
      return new Caller(named, null, role.scopes(), role, person);
    } catch (StoreUnavailable e) {
      throw new Refused(Reason.UNAVAILABLE, "the database does not answer now", RETRY);
    }
  }

  /** Forgets what the database said about keys: one of them changed. */
  void forgetKeys() {
    keys.forget();
  }

  /** Keeps this up to date with what other nodes change. */
  ChangeListener listener() {
    return new ChangeListener() {
      @Override
      public void changed(String table, String tenantId) {
        switch (table) {
          case "api_keys" -> keys.forget();
          case "tenants" -> tenants.forget();
          default -> {}
        }
      }

      @Override
      public void everythingMayHaveChanged() {
        keys.forget();
        tenants.forget();
      }
    };
  }

  private Caller embedding(String tenant) {
    if (tenant.isEmpty()) {
      throw new Refused(Reason.INVALID_REQUEST, "name the tenant in the header X-Tenant-Id");
    }
    return new Caller(existing(tenant), null, TENANT_SCOPES, false);
  }

  private Caller holder(byte[] hash, String tenant) {
    Instant now = clock.instant();
    Caller caller =
        keys.find(hash, this::load)
            .filter(key -> key.validAt(now))
            .map(KnownKey::caller)
            .filter(known -> known.operator() || !serviceToken.inUse())
            .orElseThrow(Callers::unauthenticated);
    if (caller.operator()) {
      String named = existing(tenant.isEmpty() ? firstTenant : tenant);
      return new Caller(named, caller.keyId(), caller.scopes(), true);
    }
    if (!tenant.isEmpty() && !tenant.equals(caller.tenantId())) {
      throw noTenant();
    }
    return caller;
  }

  private Optional<KnownKey> load(byte[] hash) {
    return Acting.forEveryTenant(() -> work.read(session -> new KeyRegister(session).hashed(hash)))
        .filter(key -> key.revokedAt().isEmpty())
        .map(KnownKey::of);
  }

  private String existing(String tenant) {
    if (!tenants.exists(tenant)) {
      throw noTenant();
    }
    return tenant;
  }

  private static Refused noTenant() {
    return new Refused(Reason.NOT_FOUND, "the tenant named in X-Tenant-Id does not exist");
  }

  private static Refused unauthenticated() {
    return new Refused(Reason.UNAUTHENTICATED, "the key is wrong, expired or revoked");
  }
}
