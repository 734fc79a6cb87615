package dev.hookline.delivery.dispatch;

import java.util.UUID;

/** Whether deliveries may leave this node: it runs, and they are not held back. */
final class Gate {
  private volatile boolean running;
  private volatile Holds holds = Holds.NONE;

  /** For any delivery at all. */
  boolean open() {
    return running && !holds.everything();
  }

  /** For deliveries of the tenant to the endpoint. */
  boolean open(String tenantId, UUID endpointId) {
    return running && !holds.hold(tenantId, endpointId);
  }

  void running(boolean value) {
    running = value;
  }

  void hold(Holds value) {
    holds = value;
  }

  Holds holds() {
    return holds;
  }
}
