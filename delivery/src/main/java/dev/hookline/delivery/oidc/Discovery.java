package dev.hookline.delivery.oidc;

import dev.hookline.delivery.jose.BadToken;
import dev.hookline.transport.fetch.Fetched;
import dev.hookline.transport.fetch.Fetcher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The provider's configuration (OpenID Connect Discovery), fetched when it is needed and kept for
 * an hour. While the provider does not answer it is asked every five seconds at most, and an old
 * configuration stays good.
 */
final class Discovery {
  private static final Logger LOG = Logger.getLogger(Discovery.class.getName());
  private static final String WELL_KNOWN = "/.well-known/openid-configuration";
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final String issuer;
  private final Fetcher fetcher;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile Provider known;
  private volatile Instant next = Instant.EPOCH;

  Discovery(String issuer, Fetcher fetcher, Clock clock) {
    this.issuer = issuer;
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /** Empty if the provider has never answered as it should. */
  Optional<Provider> provider() {
    // One asks; whoever comes meanwhile does with what is known.
    if (!clock.instant().isBefore(next) && fetching.tryLock()) {
      try {
        fetch();
      } finally {
        fetching.unlock();
      }
    }
    return Optional.ofNullable(known);
  }

  private void fetch() {
    Instant now = clock.instant();
    String url = issuer.replaceAll("/+$", "") + WELL_KNOWN;
    String why;
    switch (fetcher.get(url)) {
      case Fetched.Json json when json.ok() -> {
        try {
          known = Provider.parse(json.body(), issuer, fetcher);
          next = now.plus(FRESH);
          return;
        } catch (BadToken bad) {
          why = bad.getMessage();
        }
      }
      case Fetched.Json json -> why = "it answered " + json.status();
      case Fetched.Failed failed -> why = failed.why();
    }
    next = now.plus(PAUSE);
    LOG.log(Level.WARNING, "the provider''s configuration was not fetched: {0}", why);
  }
}
