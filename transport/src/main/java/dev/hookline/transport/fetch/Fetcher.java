package dev.hookline.transport.fetch;

import java.util.Map;
import java.util.Optional;

/**
 * Fetches JSON of at most 256 KiB within 5 seconds, on this thread. Safe to share between threads.
 *
 * <p>Only public addresses are connected to, and only over TLS; the hosts that the configuration
 * trusts may also be private or speak plain http, but never be a metadata service or link-local.
 * Redirects are not followed. Whatever the network or the other side does is a value.
 */
public interface Fetcher extends AutoCloseable {
  /** Asks with GET. */
  Fetched get(String url);

  /**
   * Sends a form with POST.
   *
   * @param form its fields; a field may hold a secret
   * @param authorization the value of the header Authorization, or null for none
   */
  Fetched post(String url, Map<String, String> form, String authorization);

  /**
   * Why the URL must not be fetched, as far as its text tells: it is malformed, or plain http to a
   * host that the configuration does not trust. Empty if it may be tried.
   */
  Optional<String> refusal(String url);

  @Override
  void close();
}
