package dev.hookline.transport.http;

/** What bounds a sender. */
final class Limits {
  /**
   * Most connections to one scheme, host and port: the most sends one endpoint may have in flight.
   */
  static final int PER_ROUTE = 4_096;

  /** Longest wait for a connection to open, in milliseconds. */
  static final int CONNECT_MILLIS = 10_000;

  /** Most bytes read of a response body. */
  static final int BODY_BYTES = 65_536;

  /** Most bytes of a response body that are kept. */
  static final int EXCERPT_BYTES = 4_096;

  /** Most header fields of a response. */
  static final int HEADER_FIELDS = 100;

  /** Longest line of a response head, in bytes. */
  static final int HEADER_LINE_BYTES = 8_192;

  /** How long a connection may live, in seconds. */
  static final int CONNECTION_SECONDS = 60;

  /** How long a connection may idle, in seconds. */
  static final int IDLE_SECONDS = 30;

  /** After how much idleness a pooled connection is probed before use, in milliseconds. */
  static final int PROBE_IDLE_MILLIS = 2_000;

  /** Size of a connection's read and write buffers: thousands of connections share a small heap. */
  static final int BUFFER_BYTES = 4_096;

  private Limits() {}
}
