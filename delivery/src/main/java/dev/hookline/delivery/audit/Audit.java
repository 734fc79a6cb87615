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
  private static final int PORTION = 1_000;

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

  /** Takes one entry after the other. */
  public interface Reader<X extends Exception> {
    /** The next one. */
    void take(AuditEntry entry) throws X;
  }

  /**
   * Reads all entries that the filter wants, oldest first: in portions, so that a slow reader holds
   * no connection to the database.
   */
  public <X extends Exception> void read(AuditFilter filter, Reader<X> reader) throws X {
    List<AuditEntry> rows = oldest(filter, 0);
    while (!rows.isEmpty()) {
      for (AuditEntry row : rows) {
        reader.take(row);
      }
      rows = rows.size() < PORTION ? List.of() : oldest(filter, rows.getLast().seq());
    }
  }

  /** Walks along the whole chain; takes about as long as an export. */
  public AuditVerdict verify() {
    return forAll(log::verify);
  }

  private List<AuditEntry> oldest(AuditFilter filter, long after) {
    return forAll(() -> log.oldest(filter, after, PORTION));
  }

  private static <T> T forAll(Store.Question<T> question) {
    return Acting.forEveryTenant(() -> Store.ask(question));
  }
}
