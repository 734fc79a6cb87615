package dev.hookline.persistence.backup;

import java.io.IOException;

/** A backup that must not be restored. */
public final class Unusable extends IOException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  public Unusable(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
