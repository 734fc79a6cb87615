package dev.hookline.api.problem;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.persistence.work.StoreUnavailable;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Judges an unforeseen failure: a refusal in disguise, a database that is away, or a fault of ours.
 */
final class Faults {
  private static final Logger LOG = Logger.getLogger(Faults.class.getName());
  private static final Duration DATABASE_RETRY = Duration.ofSeconds(2);

  private Faults() {}

  sealed interface Verdict {
    record Refusal(Refused refused) implements Verdict {}

    record Incident(Problem problem) implements Verdict {}
  }

  /**
   * Finds the refusal or the lost database behind the failure; else logs it as an incident with an
   * opaque id.
   */
  static Verdict judge(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refused refused) {
        return new Verdict.Refusal(refused);
      }
    }
    if (fault instanceof Exception failure
        && StoreUnavailable.translate(failure) instanceof StoreUnavailable) {
      return new Verdict.Refusal(
          new Refused(Reason.UNAVAILABLE, "the database does not answer now", DATABASE_RETRY));
    }
    UUID incident = UUID.randomUUID();
    LOG.log(Level.SEVERE, fault, () -> "incident " + incident);
    return new Verdict.Incident(
        Problem.of(
            500,
            "INTERNAL",
            "the server failed to answer; its log has the cause under " + incident,
            "urn:uuid:" + incident));
  }
}
