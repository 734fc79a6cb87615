package dev.hookline.delivery.deadletter;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.Store;
import dev.hookline.persistence.outbox.DeliveryState;
import dev.hookline.persistence.recovery.DeliveryMoves;
import java.time.Instant;
import java.util.UUID;

/** Deliveries whose attempts are spent, until somebody decides. */
public final class DeadLetters {
  private final DeliveryMoves moves;
  private final Runnable wake;

  /**
   * @param wake told when a delivery became due
   */
  public DeadLetters(DeliveryMoves moves, Runnable wake) {
    this.moves = moves;
    this.wake = wake;
  }

  /**
   * Makes a waiting or failed delivery due now, or requeues a dead one.
   *
   * @throws Refused {@link Reason#NOT_FOUND} if the tenant has none of that id, {@link
   *     Reason#CONFLICT} if it has ended
   */
  public void retryNow(String tenantId, UUID deliveryId) {
    switch (state(tenantId, deliveryId)) {
      case PENDING, FAILED -> Store.ask(() -> moves.retryNow(tenantId, deliveryId));
      case DEAD -> requeue(tenantId, deliveryId);
      case SUCCESS, CANCELLED ->
          throw new Refused(Reason.CONFLICT, "the delivery has ended; replay its event instead");
    }
    wake.run();
  }

  /**
   * Makes a dead letter a waiting delivery with a full set of attempts.
   *
   * @throws Refused {@link Reason#NOT_FOUND} if the tenant has no such dead letter, {@link
   *     Reason#CONFLICT} if its endpoint is gone
   */
  public void requeue(String tenantId, UUID deliveryId) {
    if (!Store.ask(() -> moves.requeue(tenantId, deliveryId))) {
      requireDead(tenantId, deliveryId);
      throw new Refused(Reason.CONFLICT, "its endpoint was deleted, so it cannot be delivered");
    }
    wake.run();
  }

  /**
   * Gives a dead letter up; its delivery is then cancelled.
   *
   * @throws Refused {@link Reason#NOT_FOUND} if the tenant has no such dead letter
   */
  public void delete(String tenantId, UUID deliveryId) {
    if (!Store.ask(() -> moves.deleteDead(tenantId, deliveryId))) {
      throw notFound();
    }
  }

  /** Gives up the tenant's dead letters that died before the given moment; returns how many. */
  public int deleteOlderThan(String tenantId, Instant moment) {
    return Store.ask(() -> moves.deleteDeadBefore(tenantId, moment));
  }

  private void requireDead(String tenantId, UUID deliveryId) {
    if (state(tenantId, deliveryId) != DeliveryState.DEAD) {
      throw notFound();
    }
  }

  private DeliveryState state(String tenantId, UUID deliveryId) {
    return Store.ask(() -> moves.stateOf(tenantId, deliveryId)).orElseThrow(DeadLetters::notFound);
  }

  private static Refused notFound() {
    return new Refused(Reason.NOT_FOUND, "no such delivery");
  }
}
