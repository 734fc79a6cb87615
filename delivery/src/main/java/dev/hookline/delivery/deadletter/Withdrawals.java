package dev.hookline.delivery.deadletter;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.Store;
import dev.hookline.persistence.recovery.DeliveryMoves;
import java.util.UUID;

/** Takes back events that have not left yet, such as those for later. */
public final class Withdrawals {
  private final DeliveryMoves moves;

  /** Withdrawals made by the given moves. */
  public Withdrawals(DeliveryMoves moves) {
    this.moves = moves;
  }

  /**
   * Cancels the deliveries of the tenant's event that no attempt was made of yet; returns how many.
   *
   * @throws Refused {@link Reason#CONFLICT} if there is none
   */
  public int withdraw(String tenantId, UUID eventId) {
    int cancelled = Store.ask(() -> moves.cancelEvent(tenantId, eventId));
    if (cancelled == 0) {
      throw new Refused(
          Reason.CONFLICT, "nothing of the event can be cancelled: it left, or goes to nobody");
    }
    return cancelled;
  }
}
