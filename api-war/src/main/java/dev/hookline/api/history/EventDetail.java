package dev.hookline.api.history;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hookline.delivery.reach.Reached;
import dev.hookline.persistence.ledger.DeliveryEntry;
import dev.hookline.persistence.ledger.EventLedger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event with everything its publisher sent, and how its deliveries stand.
 *
 * @param reach why each endpoint of the tenant got it, or did not, or not yet
 * @param reachComplete whether no endpoint is left out of that
 */
public record EventDetail(
    @JsonUnwrapped EventView event,
    @JsonRawValue String payload,
    @JsonRawValue String channels,
    @JsonRawValue String metadata,
    @Schema(nullable = true) String traceparent,
    @Schema(nullable = true) String tracestate,
    @JsonRawValue
        @Schema(description = "What the event overrides of its endpoints' retries; null if nothing")
        String retry,
    List<DeliveryView> deliveries,
    List<ReachView> reach,
    boolean reachComplete) {
  static EventDetail of(
      EventLedger.Content content, List<DeliveryEntry> deliveries, Reached reached) {
    return new EventDetail(
        EventView.of(content.entry()),
        new String(content.payload(), StandardCharsets.UTF_8),
        content.channels(),
        content.metadata(),
        content.traceparent(),
        content.tracestate(),
        content.retry(),
        deliveries.stream().map(DeliveryView::of).toList(),
        reached.answers().stream().map(ReachView::of).toList(),
        reached.complete());
  }
}
