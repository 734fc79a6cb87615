package dev.hookline.api.audit;

import dev.hookline.persistence.audit.AuditVerdict;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a walk along the chain found.
 *
 * @param intact whether every entry is as it was written
 * @param count how many entries there are, if it is intact
 * @param head the hash of the newest entry, if it is intact: keep it elsewhere to compare later
 * @param brokenAt the first place where the chain breaks
 * @param why {@code edited}, {@code removed}, {@code reordered} or {@code added}
 */
public record VerdictView(
    boolean intact,
    @Schema(nullable = true) Long count,
    @Schema(nullable = true) String head,
    @Schema(nullable = true) Long brokenAt,
    @Schema(nullable = true) String why) {
  static VerdictView of(AuditVerdict verdict) {
    return switch (verdict) {
      case AuditVerdict.Intact(long count, String head) ->
          new VerdictView(true, count, head, null, null);
      case AuditVerdict.Broken(long seq, AuditVerdict.Why why) ->
          new VerdictView(false, null, null, seq, why.name().toLowerCase(Locale.ROOT));
    };
  }
}
