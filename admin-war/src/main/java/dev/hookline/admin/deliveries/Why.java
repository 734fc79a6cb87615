package dev.hookline.admin.deliveries;

import dev.hookline.delivery.Refused;
import dev.hookline.delivery.directory.Endpoints;
import dev.hookline.delivery.modes.Act;
import dev.hookline.delivery.modes.Modes;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.ledger.DeliveryEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Why a delivery has not arrived, the strongest reason first. */
@ApplicationScoped
class Why {
  @Inject Endpoints endpoints;
  @Inject Modes modes;
  @Inject Clock clock;

  /** The endpoint as it is now, or null if it is gone. */
  Endpoint endpoint(String tenant, DeliveryEntry delivery) {
    try {
      return endpoints.get(tenant, delivery.endpointId());
    } catch (Refused gone) {
      return null;
    }
  }

  List<String> of(String tenant, DeliveryEntry delivery) {
    return switch (delivery.state()) {
      case SUCCESS -> List.of();
      case CANCELLED ->
          List.of("It was given up: by a person, or with its endpoint, replay or event.");
      case DEAD ->
          List.of(
              "Its attempts are spent"
                  + (delivery.lastError() == null ? "." : ": " + delivery.lastError() + ".")
                  + " Nothing happens until somebody replays it.");
      case PENDING, FAILED -> waiting(delivery, endpoint(tenant, delivery));
    };
  }

  private List<String> waiting(DeliveryEntry delivery, Endpoint endpoint) {
    List<String> reasons = new ArrayList<>();
    if (!modes.permits(Act.DELIVER)) {
      reasons.add("The outbox is paused, or the server is in maintenance: nothing leaves.");
    }
    if (modes.inForce().holds(delivery.tenantId(), delivery.endpointId())) {
      reasons.add("An operator holds back its tenant's or its endpoint's deliveries.");
    }
    if (endpoint == null) {
      reasons.add("Its endpoint is gone.");
    } else {
      if (!endpoint.enabled()) {
        reasons.add("Its endpoint is disabled.");
      }
      if (endpoint.paused()) {
        reasons.add("Its endpoint is paused.");
      }
    }
    if (delivery.nextAttemptAt() != null && delivery.nextAttemptAt().isAfter(clock.instant())) {
      reasons.add(
          delivery.attempts() == 0
              ? "It is not due yet."
              : "The last attempt failed, and the next one is not due yet.");
    } else if (reasons.isEmpty()) {
      reasons.add(
          "It is due: a node is about to send it, or its lane is full of slower deliveries.");
    }
    return reasons;
  }
}
