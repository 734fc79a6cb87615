package dev.hookline.api.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hookline.persistence.ledger.AttemptEntry;
import dev.hookline.persistence.ledger.DeliveryEntry;
import java.util.List;

/** A delivery with every attempt, the last one first. */
public record DeliveryDetail(@JsonUnwrapped DeliveryView delivery, List<AttemptView> attempts) {
  /** A delivery with its attempts on the wire. */
  public static DeliveryDetail of(DeliveryEntry delivery, List<AttemptEntry> attempts) {
    return new DeliveryDetail(
        DeliveryView.of(delivery), attempts.stream().map(AttemptView::of).toList());
  }
}
