package dev.hookline.delivery.audit;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.Store;
import dev.hookline.persistence.audit.AuditAct;
import dev.hookline.persistence.audit.AuditEntry;
import dev.hookline.persistence.audit.AuditFilter;
import dev.hookline.persistence.audit.AuditLog;
import dev.hookline.persistence.audit.AuditVerdict;
import dev.hookline.persistence.work.Acting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Who did what, over all tenants. Every call may be refused with {@link Reason#UNAVAILABLE} while
 * the database does not answer.
 */
@ApplicationScoped
public class Audit {
  private AuditLog log;

  /** For CDI. */
  protected Audit() {}

  /** The given log. */
  @Inject
  public Audit(AuditLog log) {
    this.log = log;
  }

  /**
   * Writes down an act that no changed row tells of, under the name of the thread's {@link Acting}.
   *
   * @throws Refused with {@link Reason#UNAVAILABLE}: then it is not written down
   */
  public void note(AuditAct act) {
    forAll(() -> log.append(act));
  }

  /**
   * The entries that the filter wants, newest first.
   *
   * @param before only entries older than this one; null for the newest
   * @param rows most entries wanted
   */
  public List<AuditEntry> newest(AuditFilter filter, Long before, int rows) {
    long limit = before == null ? Long.MAX_VALUE : before;
    return forAll(() -> log.newest(filter, limit, rows));
  }

  /**
   * The entries that the filter wants, oldest first.
   *
   * @param after only entries newer than this one; 0 for all
   * @param rows most entries wanted
   */
  public List<AuditEntry> oldest(AuditFilter filter, long after, int rows) {
    return forAll(() -> log.oldest(filter, after, rows));
  }

  /** Walks along the whole chain; takes about as long as an export. */
  public AuditVerdict verify() {
    return forAll(log::verify);
  }

  private static <T> T forAll(Store.Question<T> question) {
    return Acting.forEveryTenant(() -> Store.ask(question));
  }
}
