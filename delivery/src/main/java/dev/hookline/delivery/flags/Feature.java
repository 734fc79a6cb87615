package dev.hookline.delivery.flags;

/** What the product asks flags about. */
public enum Feature {
  /** Deliveries of the tenant leave. */
  OUTBOX("outbox.enabled", true),
  /** The tenant's dead letters may be replayed in bulk. */
  DLQ_REPLAY("dlq.replay", false);

  private final String key;
  private final boolean otherwise;

  Feature(String key, boolean otherwise) {
    this.key = key;
    this.otherwise = otherwise;
  }

  /** The flag's key. */
  public String key() {
    return key;
  }

  /** What holds while there is no such flag. */
  boolean otherwise() {
    return otherwise;
  }
}
