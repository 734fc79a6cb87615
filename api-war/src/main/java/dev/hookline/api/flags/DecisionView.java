package dev.hookline.api.flags;

import dev.hookline.delivery.flags.Decision;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether a flag is on for a tenant.
 *
 * @param by {@code kill_switch}, {@code override}, {@code schedule}, {@code disabled} or {@code
 *     rollout}
 * @param bucket the tenant's place, 0 to 99.99: it is in from the next higher percentage on
 */
@Schema(name = "FlagDecision")
public record DecisionView(String key, String tenantId, boolean on, String by, double bucket) {
  static DecisionView of(String key, String tenantId, Decision decision) {
    String by = decision.by().name().toLowerCase(Locale.ROOT);
    return new DecisionView(key, tenantId, decision.on(), by, decision.bucket());
  }
}
