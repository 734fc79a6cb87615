package dev.hookline.delivery.publish;

import dev.hookline.delivery.dispatch.Dispatcher;
import dev.hookline.persistence.outbox.EventRow;
import java.util.List;

/** The places at the dispatcher that admitted deliveries hold until they are handed off. */
final class Places {
  private final Dispatcher dispatcher;

  Places(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /** Gives back what these events hold: they will not be stored, or were not. */
  void giveBack(List<EventRow> events) {
    for (EventRow event : events) {
      for (EventRow.DeliveryRow delivery : event.deliveries()) {
        if (delivery.leased()) {
          dispatcher.cancel(event.tenantId(), event.bodyOf(delivery).length);
        }
      }
    }
  }
}
