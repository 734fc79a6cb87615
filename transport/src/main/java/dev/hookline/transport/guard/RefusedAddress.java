package dev.hookline.transport.guard;

import java.io.IOException;

/** A host must not be connected to. */
public final class RefusedAddress extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  RefusedAddress(Reason reason) {
    super(reason.sentence());
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
