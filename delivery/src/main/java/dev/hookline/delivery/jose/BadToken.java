package dev.hookline.delivery.jose;

/** A token that is not accepted; the message says why, for the server's own log. */
public final class BadToken extends Exception {
  private static final long serialVersionUID = 1L;

  /** Not accepted, because of the given reason, which holds nothing of the token. */
  public BadToken(String why) {
    super(why, null, false, false);
  }
}
