package dev.hookline.api.endpoints;

import dev.hookline.delivery.breakers.EndpointBreakers;
import dev.hookline.persistence.id.IdKind;
import java.util.List;
import java.util.UUID;

/**
 * An endpoint's breaker and what became of it.
 *
 * @param changes the newest first; the last hundred are kept
 */
public record BreakerHistoryView(String endpointId, BreakerView breaker, List<ChangeView> changes) {

  /**
   * One change of its state.
   *
   * @param at Unix milliseconds
   * @param state the state after it
   * @param reason why
   */
  public record ChangeView(long at, String state, String reason) {}

  static BreakerHistoryView of(UUID endpointId, EndpointBreakers.History history) {
    return new BreakerHistoryView(
        IdKind.ENDPOINT.format(endpointId),
        BreakerView.of(history.now()),
        history.changes().stream()
            .map(it -> new ChangeView(it.at().toEpochMilli(), it.state().word(), it.reason()))
            .toList());
  }
}
