package dev.hookline.api.history;

import dev.hookline.api.http.Page;
import dev.hookline.api.http.PageRequest;
import dev.hookline.api.http.WireId;
import dev.hookline.delivery.Store;
import dev.hookline.delivery.deadletter.DeadLetters;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.ledger.DeadLetterLedger;
import dev.hookline.persistence.ledger.DeliveryLedger;
import dev.hookline.persistence.ledger.Span;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Deliveries and dead letters as they are shown, by whatever route they were asked for. */
@RequestScoped
public class History {
  @Inject DeliveryLedger deliveries;
  @Inject DeadLetterLedger letters;
  @Inject DeadLetters deadLetters;

  /** A page of the tenant's deliveries, newest first. */
  public Page<DeliveryView> deliveries(
      String tenant, DeliveryLedger.Filter filter, PageRequest page) {
    var rows =
        Store.ask(() -> deliveries.list(tenant, filter, Span.of(page.before(), page.rows())));
    return Page.of(page, rows, DeliveryView::of, DeliveryView::id);
  }

  /** One delivery with every attempt; not found if the tenant has none of that id. */
  public DeliveryDetail delivery(String tenant, String id) {
    UUID deliveryId = WireId.inPath(IdKind.DELIVERY, id);
    return DeliveryDetail.of(
        Store.ask(() -> deliveries.find(tenant, deliveryId)).orElseThrow(() -> WireId.notFound(id)),
        Store.ask(() -> deliveries.attempts(tenant, deliveryId)));
  }

  /**
   * A page of the tenant's dead letters, newest first.
   *
   * @param endpoint of this endpoint only, or null
   */
  public Page<DeadLetterView> deadLetters(String tenant, UUID endpoint, PageRequest page) {
    var rows = Store.ask(() -> letters.list(tenant, endpoint, Span.of(page.before(), page.rows())));
    return Page.of(page, rows, DeadLetterView::of, DeadLetterView::id);
  }

  /** Sends a dead letter again; not found if the tenant has none of that id. */
  public DeliveryView requeue(String tenant, String id) {
    UUID deliveryId = WireId.inPath(IdKind.DELIVERY, id);
    deadLetters.requeue(tenant, deliveryId);
    return Store.ask(() -> deliveries.find(tenant, deliveryId))
        .map(DeliveryView::of)
        .orElseThrow(() -> WireId.notFound(id));
  }
}
