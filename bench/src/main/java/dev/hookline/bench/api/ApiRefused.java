package dev.hookline.bench.api;

import java.io.IOException;

/** The server answered, but not with success. */
public final class ApiRefused extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_OF_BODY = 300;

  private final int status;

  ApiRefused(String call, int status, String body) {
    super(
        "%s answered %d: %s"
            .formatted(call, status, body.substring(0, Math.min(body.length(), MOST_OF_BODY))));
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
