package dev.hookline.delivery.dispatch;

import java.util.concurrent.atomic.LongAdder;

/** Counts since the start of this node. */
public final class Meters {
  private final LongAdder sends = new LongAdder();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder retried = new LongAdder();
  private final LongAdder dead = new LongAdder();
  private final LongAdder handedOff = new LongAdder();
  private final LongAdder claimed = new LongAdder();

  void countHandedOff() {
    handedOff.increment();
  }

  void countClaimed(int count) {
    claimed.add(count);
  }

  void countDelivered() {
    sends.increment();
    delivered.increment();
  }

  void countRetried() {
    sends.increment();
    retried.increment();
  }

  void countDead() {
    sends.increment();
    dead.increment();
  }

  /** Attempts that ended, whatever came of them. */
  public long sends() {
    return sends.sum();
  }

  /** Deliveries that a receiver took. */
  public long delivered() {
    return delivered.sum();
  }

  /** Attempts after which another is due. */
  public long retried() {
    return retried.sum();
  }

  /** Deliveries that became dead letters. */
  public long dead() {
    return dead.sum();
  }

  /** Deliveries that went from the commit straight to their lane. */
  public long handedOff() {
    return handedOff.sum();
  }

  /** Deliveries found by a claim. */
  public long claimed() {
    return claimed.sum();
  }
}
