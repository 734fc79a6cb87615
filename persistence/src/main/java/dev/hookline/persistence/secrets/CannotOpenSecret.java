package dev.hookline.persistence.secrets;

/** A sealed secret does not open: its key is missing, or it was changed or moved. */
public final class CannotOpenSecret extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotOpenSecret(String message) {
    super(message);
  }

  CannotOpenSecret(String message, Throwable cause) {
    super(message, cause);
  }
}
