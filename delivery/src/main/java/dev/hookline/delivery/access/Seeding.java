package dev.hookline.delivery.access;

import dev.hookline.persistence.access.ApiKey;
import dev.hookline.persistence.access.KeyRegister;
import dev.hookline.persistence.access.KeyText;
import dev.hookline.persistence.access.Tenant;
import dev.hookline.persistence.access.TenantRegister;
import dev.hookline.persistence.id.Uuid7;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.UnitOfWork;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Puts the first tenant, its key and the operator's key of the configuration into the database. */
public final class Seeding {
  private static final List<String> OPERATOR = List.of(Scope.ADMIN.wireName());
  private static final List<String> TENANT =
      Arrays.stream(Scope.values())
          .filter(scope -> scope != Scope.ADMIN)
          .map(Scope::wireName)
          .toList();

  private final UnitOfWork work;
  private final Settings settings;
  private final Uuid7 ids;
  private final Clock clock;

  /** Seeds what the given settings name. */
  public Seeding(UnitOfWork work, Settings settings, Uuid7 ids, Clock clock) {
    this.work = work;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Seeds; again, or on two nodes at once, it changes nothing. A key of the configuration that
   * another one has replaced there is revoked. One that was revoked by hand stays revoked.
   *
   * @throws IllegalStateException if a key of the configuration belongs to another tenant already
   */
  public void seed() {
    Acting.as(Acting.system().because("the configuration"), () -> work.write(this::seed));
  }

  private Void seed(Session session) {
    String tenantId = settings.text(Setting.TENANT_ID);
    KeyRegister keys = new KeyRegister(session);
    keys.lockSeeding();
    new TenantRegister(session).add(new Tenant(tenantId, tenantId, clock.instant()));
    seed(keys, Setting.API_KEY, Optional.of(tenantId), TENANT);
    seed(keys, Setting.ADMIN_KEY, Optional.empty(), OPERATOR);
    return null;
  }

  private void seed(
      KeyRegister keys, Setting setting, Optional<String> tenantId, List<String> scopes) {
    if (settings.text(setting).isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    KeyText text = KeyText.of(settings.text(setting));
    ApiKey key = keys.hashed(text.hash()).orElseGet(() -> add(keys, tenantId, text, now));
    if (!key.tenantId().equals(tenantId)) {
      throw new IllegalStateException(
          "the key in " + setting.variable() + " is in use for something else; take another one");
    }
    if (!key.name().equals(ApiKey.SEED)) {
      return;
    }
    key.allow(scopes);
    if (key.revokedAt().isPresent() && key.rotatedTo().isPresent()) {
      key.reinstate();
    }
    keys.seeded().stream()
        .filter(other -> other.tenantId().equals(tenantId) && !other.id().equals(key.id()))
        .forEach(other -> other.replace(key.id(), now));
  }

  private ApiKey add(KeyRegister keys, Optional<String> tenantId, KeyText text, Instant now) {
    ApiKey key = new ApiKey(ids.next(), tenantId.orElse(null), ApiKey.SEED, text, now);
    keys.add(key);
    return key;
  }
}
