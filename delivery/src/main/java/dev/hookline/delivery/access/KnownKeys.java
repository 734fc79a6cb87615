package dev.hookline.delivery.access;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Valid keys by hash, as the database last said. Wrong keys are not remembered. */
final class KnownKeys {
  private static final int MOST = 20_000;

  private final Map<ByteBuffer, KnownKey> known = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  Optional<KnownKey> find(byte[] hash, Function<byte[], Optional<KnownKey>> load) {
    ByteBuffer name = ByteBuffer.wrap(hash);
    KnownKey remembered = known.get(name);
    if (remembered != null) {
      return Optional.of(remembered);
    }
    long before = changes.get();
    Optional<KnownKey> loaded = load.apply(hash);
    loaded.ifPresent(key -> remember(name, key, before));
    return loaded;
  }

  void forget() {
    changes.incrementAndGet();
    known.clear();
  }

  // What was read before a change must not be remembered after it.
  private void remember(ByteBuffer name, KnownKey key, long before) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(name, key);
    if (changes.get() != before) {
      known.remove(name);
    }
  }
}
