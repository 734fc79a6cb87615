package dev.hookline.delivery.engine;

import dev.hookline.delivery.dispatch.Holds;
import dev.hookline.delivery.modes.Act;
import dev.hookline.delivery.modes.InForce;
import dev.hookline.delivery.modes.Pause;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What the dispatch holds back while these modes are in force. */
final class HeldBack {
  private HeldBack() {}

  static Holds by(InForce modes) {
    Set<String> tenants = new HashSet<>();
    Set<UUID> endpoints = new HashSet<>();
    for (Pause pause : modes.pauses()) {
      if (pause.endpointId() == null) {
        tenants.add(pause.tenantId());
      } else {
        endpoints.add(pause.endpointId());
      }
    }
    return new Holds(!modes.permits(Act.DELIVER), tenants, endpoints);
  }
}
