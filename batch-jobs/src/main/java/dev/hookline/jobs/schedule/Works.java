package dev.hookline.jobs.schedule;

import java.util.Optional;

/** What a scheduler sets to work. */
interface Works {
  /** Whether there is a job of the name here. */
  boolean knows(String job);

  /** Starts it; returns the number of the execution. */
  long start(String job);

  /** How an execution ended: {@code ok}, {@code failed} or {@code stopped}; empty while it runs. */
  Optional<String> outcome(long execution);
}
