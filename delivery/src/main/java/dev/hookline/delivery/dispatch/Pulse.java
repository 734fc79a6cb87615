package dev.hookline.delivery.dispatch;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether virtual threads run. Sends do on nothing else: while they stand still, for want of a
 * carrier or by a fault of the JVM, this node must not keep deliveries that another could send.
 */
final class Pulse {
  private final AtomicBoolean asked = new AtomicBoolean();

  /** Whether the last question was answered, or none was asked; then asks the next. */
  boolean felt() {
    if (!asked.compareAndSet(false, true)) {
      return false;
    }
    Thread.ofVirtual().name("hookline-pulse").start(() -> asked.set(false));
    return true;
  }
}
