package dev.hookline.delivery.directory;

import dev.hookline.delivery.quotas.Quotas;
import dev.hookline.persistence.work.Session;
import dev.hookline.persistence.work.UnitOfWork;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Work on a tenant's endpoints and subscriptions. What is committed here counts here at once: who
 * subscribes and then publishes on the same node gets the event. Other nodes hear of it within a
 * second.
 */
final class TenantWork {
  private final UnitOfWork work;
  private final Consumer<String> forget;
  private final Quotas quotas;

  /**
   * Work done by the given unit of work.
   *
   * @param forget is told the tenant whose compiled routes are stale
   * @param quotas how much a tenant may have
   */
  TenantWork(UnitOfWork work, Consumer<String> forget, Quotas quotas) {
    this.work = work;
    this.forget = forget;
    this.quotas = quotas;
  }

  Quotas quotas() {
    return quotas;
  }

  <T> T read(Function<Session, T> act) {
    return work.read(act);
  }

  <T> T write(String tenantId, Function<Session, T> act) {
    T result = work.write(act);
    forget.accept(tenantId);
    return result;
  }
}
