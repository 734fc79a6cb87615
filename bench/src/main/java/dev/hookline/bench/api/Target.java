package dev.hookline.bench.api;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * A server to call.
 *
 * @param url where its API answers, without a trailing slash
 * @param apiKey a key that may publish and manage endpoints; never printed
 * @param pid its process, or 0 if it is not known or not on this machine
 * @param postgresPid its PostgreSQL's first process, or 0
 * @param databaseUrl JDBC URL of its PostgreSQL with what is needed to log in, or empty if it is
 *     not known; never printed
 */
public record Target(URI url, String apiKey, long pid, long postgresPid, String databaseUrl) {
  /** Host and port as they stand in a request. */
  public String authority() {
    return url.getHost() + ":" + address().getPort();
  }

  /** The same server for another caller. */
  public Target withKey(String key) {
    return new Target(url, key, pid, postgresPid, databaseUrl);
  }

  /** Where to connect. */
  public InetSocketAddress address() {
    return new InetSocketAddress(url.getHost(), url.getPort() < 0 ? 80 : url.getPort());
  }

  @Override
  public String toString() {
    return url.toString(); // a record would print the secrets
  }
}
