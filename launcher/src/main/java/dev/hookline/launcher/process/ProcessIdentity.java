package dev.hookline.launcher.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process as we started it. A pid alone may be somebody else's by now, so the moment of its start
 * belongs to it.
 */
public record ProcessIdentity(long pid, long startedAtMillis) {
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(3);

  public static ProcessIdentity of(ProcessHandle handle) {
    Instant started = handle.info().startInstant().orElse(Instant.EPOCH);
    return new ProcessIdentity(handle.pid(), started.toEpochMilli());
  }

  /** The process, if it still lives and is still the one we started. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::sameStart);
  }

  public boolean alive() {
    return find().isPresent();
  }

  private boolean sameStart(ProcessHandle handle) {
    long difference = of(handle).startedAtMillis() - startedAtMillis;
    return Math.abs(difference) <= CLOCK_TOLERANCE.toMillis();
  }
}
