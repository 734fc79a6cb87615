package dev.hookline.transport.send;

import java.util.Locale;

/** Why there is no complete answer. What a status means is not decided here. */
public enum Failure {
  /** A complete answer came, or enough of it; its status decides. */
  NONE,
  /** The address guard refused the host. */
  REFUSED_ADDRESS,
  /** The name has no address, or the name service did not answer in time. */
  DNS,
  /** No connection could be opened. */
  CONNECT,
  /** The TLS handshake failed: certificate, host name or protocol. */
  TLS,
  /** The time was up. */
  TIMEOUT,
  /** The connection was lost before the answer's head was complete. */
  RESET,
  /** What came was not HTTP, or its head broke the limits. */
  PROTOCOL,
  /** A 2xx came, but its body broke off. */
  BODY,
  /** A 2xx came, but its body does not say what the provider says when it took a message. */
  NOT_TAKEN,
  /** The provider says that it will not take this message, however often it is sent. */
  REFUSED;

  /** The stable word, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
