package dev.hookline.delivery.tokens;

/** A token that is not accepted; the message says why, for the server's own log. */
final class BadToken extends Exception {
  private static final long serialVersionUID = 1L;

  BadToken(String why) {
    super(why, null, false, false);
  }
}
