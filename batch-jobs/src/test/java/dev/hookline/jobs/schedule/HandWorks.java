package dev.hookline.jobs.schedule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Jobs that end when the test says so; shared by the nodes of a test. */
final class HandWorks implements Works {
  private static final Set<String> KNOWN = Set.of("backup", "verify", "retention");

  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, String> ended = new ConcurrentHashMap<>();
  private final List<String> started = new CopyOnWriteArrayList<>();
  private volatile boolean broken;

  /** The jobs that were started, in order. */
  List<String> started() {
    return started;
  }

  /** Ends every execution that there is. */
  void endAll(String outcome) {
    for (long each = 1; each <= numbers.get(); each++) {
      ended.putIfAbsent(each, outcome);
    }
  }

  /** No job starts any longer. */
  void breakDown() {
    broken = true;
  }

  @Override
  public boolean knows(String job) {
    return KNOWN.contains(job);
  }

  @Override
  public long start(String job) {
    if (broken) {
      throw new IllegalStateException("broken");
    }
    started.add(job);
    return numbers.incrementAndGet();
  }

  @Override
  public Optional<String> outcome(long execution) {
    return Optional.ofNullable(ended.get(execution));
  }
}
