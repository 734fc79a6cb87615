package dev.hookline.delivery.breakers;

import dev.hookline.delivery.Store;
import dev.hookline.persistence.audit.AuditAct;
import dev.hookline.persistence.audit.AuditLog;
import dev.hookline.persistence.breakers.BreakerChange;
import dev.hookline.persistence.breakers.BreakerRegister;
import dev.hookline.persistence.breakers.StoredBreaker;
import dev.hookline.persistence.work.Acting;
import dev.hookline.persistence.work.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The breakers as people see them, over all nodes. */
public final class EndpointBreakers {
  private final UnitOfWork work;

  /** Breakers read through the given unit of work. */
  public EndpointBreakers(UnitOfWork work) {
    this.work = work;
  }

  /**
   * A breaker and what became of it.
   *
   * @param now how it stands; empty if it never opened
   * @param changes the newest first
   */
  public record History(Optional<StoredBreaker> now, List<BreakerChange> changes) {}

  /** The breaker of an endpoint of the acting tenant; empty if it never opened. */
  public Optional<StoredBreaker> find(UUID endpointId) {
    return work.read(session -> new BreakerRegister(session).find(endpointId));
  }

  /** The same with what became of it. */
  public History history(UUID endpointId) {
    return work.read(
        session -> {
          BreakerRegister register = new BreakerRegister(session);
          return new History(register.find(endpointId), register.changes(endpointId));
        });
  }

  /** Those of every tenant that are not closed, the longest so first. */
  public List<StoredBreaker> notClosed(int limit) {
    return Acting.forEveryTenant(
        () -> work.read(session -> new BreakerRegister(session).notClosed(limit)));
  }

  /** Those of one tenant that are not closed, the longest so first; at most 1,000. */
  public List<StoredBreaker> notClosedOf(String tenantId) {
    return work.read(session -> new BreakerRegister(session).notClosedOf(tenantId, 1_000));
  }

  /**
   * Closes the breaker of an endpoint: its deliveries leave at once, on every node within a second.
   * Nothing happens if it is closed.
   */
  public void reset(String tenantId, UUID endpointId) {
    work.write(
        session -> {
          if (new BreakerRegister(session).reset(endpointId, "reset by a person")) {
            AuditAct act = AuditAct.done("breakers.reset", tenantId, endpointId.toString(), null);
            Store.ask(() -> AuditLog.append(session, act));
          }
          return null;
        });
  }
}
