package dev.hookline.delivery.jose;

import dev.hookline.transport.fetch.Fetched;
import dev.hookline.transport.fetch.Fetcher;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The keys of a key set (JWKS) that an issuer publishes under a URL.
 *
 * <p>They are fetched every five minutes by a thread of their own, so that a key which the issuer
 * takes back is soon refused; and at once for a key that is not known, by whoever asks, since an
 * issuer may sign with a new key before we have heard of it. However many unknown keys somebody
 * makes up, the issuer is asked once in half a minute, and few callers wait for that. While the
 * issuer does not answer, its last keys stay good for a day.
 */
public final class FetchedKeys implements TokenKeys, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(FetchedKeys.class.getName());
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration GOOD = Duration.ofHours(24);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int LOOK_SECONDS = 60;
  private static final int MOST_WAITING = 4;

  private record Held(KeySet keys, Instant since) {}

  private final Supplier<Optional<String>> url;
  private final Fetcher fetcher;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hookline-keys-", 0).factory());
  private volatile Held held = new Held(KeySet.NONE, Instant.EPOCH);
  private Instant lastFetch = Instant.EPOCH;

  private FetchedKeys(Supplier<Optional<String>> url, Fetcher fetcher, Clock clock) {
    this.url = url;
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /**
   * The keys under a URL; nothing is fetched before somebody asks or {@link #keepFresh} is called.
   *
   * @param url where they are; empty if that cannot be told at the moment
   */
  public static FetchedKeys at(Supplier<Optional<String>> url, Fetcher fetcher, Clock clock) {
    return new FetchedKeys(url, fetcher, clock);
  }

  /** Fetches them now and whenever they are no longer fresh, in the background. */
  public FetchedKeys keepFresh() {
    thread.scheduleWithFixedDelay(this::refresh, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    return this;
  }

  @Override
  public List<RSAPublicKey> named(String keyId) {
    List<RSAPublicKey> known = good().named(keyId);
    boolean hopeless = keyId == null && good() != KeySet.NONE;
    if (!known.isEmpty() || hopeless || !waiting.tryAcquire()) {
      return known;
    }
    try {
      fetch();
      return good().named(keyId);
    } finally {
      waiting.release();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Fetches the keys if they are no longer fresh. */
  void refresh() {
    try {
      if (!clock.instant().isBefore(held.since.plus(FRESH))) {
        fetch();
      }
    } catch (RuntimeException e) {
      // The next look is in a minute; a thread that ended would never look again.
      LOG.log(Level.SEVERE, "keys could not be fetched", e);
    }
  }

  private KeySet good() {
    Held now = held;
    return clock.instant().isBefore(now.since.plus(GOOD)) ? now.keys : KeySet.NONE;
  }

  private void fetch() {
    fetching.lock();
    try {
      Instant now = clock.instant();
      if (now.isBefore(lastFetch.plus(PAUSE))) {
        return;
      }
      Optional<String> found = url.get();
      if (found.isPresent()) {
        lastFetch = now;
        take(fetcher.get(found.get()), now);
      }
    } finally {
      fetching.unlock();
    }
  }

  private void take(Fetched answer, Instant now) {
    switch (answer) {
      case Fetched.Json json when json.ok() -> {
        try {
          held = new Held(KeySet.parse(json.body()), now);
        } catch (BadToken bad) {
          failed(bad.getMessage());
        }
      }
      case Fetched.Json json -> failed("it answered " + json.status());
      case Fetched.Failed failure -> failed(failure.why());
    }
  }

  private static void failed(String why) {
    LOG.log(Level.WARNING, "an issuer''s keys were not fetched, the last ones stay: {0}", why);
  }
}
