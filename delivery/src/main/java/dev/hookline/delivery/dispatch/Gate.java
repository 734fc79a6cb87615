package dev.hookline.delivery.dispatch;

/** Whether deliveries may leave this node: it runs, and the outbox is not paused. */
final class Gate {
  private volatile boolean running;
  private volatile boolean paused;

  boolean open() {
    return running && !paused;
  }

  void running(boolean value) {
    running = value;
  }

  void paused(boolean value) {
    paused = value;
  }

  boolean paused() {
    return paused;
  }
}
