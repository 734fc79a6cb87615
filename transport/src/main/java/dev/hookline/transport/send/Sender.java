package dev.hookline.transport.send;

/** Sends requests over HTTP/1.1. Safe to share between threads; made for virtual ones. */
public interface Sender extends AutoCloseable {
  /**
   * Sends one POST and waits for its answer, on this thread. Never throws for what the network or
   * the other side does. Redirects are not followed and nothing is sent twice, but for one case: a
   * pooled connection that turns out to be closed before a single byte of an answer came is
   * replaced by a fresh one, once.
   */
  Answer send(OutboundRequest request);

  /** Closes all connections; sends under way fail. */
  @Override
  void close();
}
