package dev.hookline.admin.audit;

import dev.hookline.delivery.audit.Audit;
import dev.hookline.persistence.audit.AuditVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The verdict on the log's chain. A walk along it reads all of it: pages that only show the verdict
 * share one of the last minute.
 */
@ApplicationScoped
class ChainCheck {
  private static final Duration FRESH = Duration.ofMinutes(1);

  @Inject Audit audit;
  @Inject Clock clock;

  private Verdict last;

  /**
   * What a walk found.
   *
   * @param at when it began
   * @param count entries, if it is intact
   * @param head hash of the newest entry, if it is intact; else empty
   * @param brokenAt the first place where the chain breaks, if it is not
   * @param why {@code edited}, {@code removed}, {@code reordered} or {@code added}; else empty
   */
  public record Verdict(
      Instant at, boolean intact, long count, String head, long brokenAt, String why) {
    static Verdict of(Instant at, AuditVerdict found) {
      return switch (found) {
        case AuditVerdict.Intact(long count, String head) ->
            new Verdict(at, true, count, head, 0, "");
        case AuditVerdict.Broken(long seq, AuditVerdict.Why why) ->
            new Verdict(at, false, 0, "", seq, why.name().toLowerCase(Locale.ROOT));
      };
    }
  }

  /** Walks now. */
  synchronized Verdict walk() {
    Instant now = clock.instant();
    last = Verdict.of(now, audit.verify());
    return last;
  }

  /** What the last walk found, or a new one if that is too long ago. */
  synchronized Verdict recent() {
    return last != null && last.at().plus(FRESH).isAfter(clock.instant()) ? last : walk();
  }
}
