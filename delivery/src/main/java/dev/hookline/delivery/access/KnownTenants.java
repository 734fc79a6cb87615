package dev.hookline.delivery.access;

import dev.hookline.persistence.access.TenantRegister;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.UnitOfWork;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tenants that exist. Those that do not are asked for again. */
final class KnownTenants {
  private static final int MOST = 20_000;

  private final UnitOfWork work;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  KnownTenants(UnitOfWork work) {
    this.work = work;
  }

  boolean exists(String id) {
    if (known.contains(id)) {
      return true;
    }
    boolean exists =
        Acting.forEveryTenant(
            () -> work.read(session -> new TenantRegister(session).find(id).isPresent()));
    if (exists && known.size() < MOST) {
      known.add(id);
    }
    return exists;
  }

  void forget() {
    known.clear();
  }
}
