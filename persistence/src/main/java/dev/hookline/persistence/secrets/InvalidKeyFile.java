package dev.hookline.persistence.secrets;

/** The key file is missing, unreadable or malformed. */
public final class InvalidKeyFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidKeyFile(String message, Throwable cause) {
    super(message, cause);
  }
}
