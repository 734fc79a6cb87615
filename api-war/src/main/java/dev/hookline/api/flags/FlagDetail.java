package dev.hookline.api.flags;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hookline.persistence.flags.FlagChange;
import dev.hookline.persistence.flags.StoredFlag;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A feature flag and what was changed about it, newest first, the last 50 changes.
 *
 * @param history from the audit log
 */
public record FlagDetail(@JsonUnwrapped FlagView flag, List<Change> history) {
  /**
   * A change.
   *
   * @param seq its number in the audit log
   * @param at Unix milliseconds
   * @param target the flag, or flag and tenant
   * @param before the row, or null
   * @param after the row, or null
   */
  @Schema(name = "FlagHistoryEntry")
  public record Change(
      long seq,
      long at,
      String actor,
      String action,
      String target,
      @JsonRawValue @Schema(nullable = true) String before,
      @JsonRawValue @Schema(nullable = true) String after,
      String reason) {
    static Change of(FlagChange change) {
      return new Change(
          change.seq(),
          change.at().toEpochMilli(),
          change.actor(),
          change.action(),
          change.target(),
          change.before(),
          change.after(),
          change.reason());
    }
  }

  static FlagDetail of(StoredFlag flag, List<FlagChange> history) {
    return new FlagDetail(FlagView.of(flag), history.stream().map(Change::of).toList());
  }
}
