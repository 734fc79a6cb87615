package dev.hookline.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Publishes events over a fixed number of connections for a fixed time, from the thread that calls
 * {@link #run}, then waits for the answers that are still out.
 */
public final class LoadGenerator {
  private static final int UNAVAILABLE = 503;
  private static final long LAST_ANSWERS_NANOS = 20_000_000_000L;
  // A refused publish (503) frees its line after this pause, so that a full server is not hammered.
  private static final long REST_NANOS = 10_000_000L;
  private static final long MILLI_NANOS = 1_000_000L;
  private static final long LONGEST_WAIT_MILLIS = 5;

  private final RequestTemplate template;
  private final Pace pace;
  private final int topics;
  private final LoadFigures figures = new LoadFigures();
  private final List<Line> lines = new ArrayList<>();
  private final Deque<Line> free = new ArrayDeque<>();
  private final Deque<Line> resting = new ArrayDeque<>();
  private long restUntil;
  private long now;
  private long start;
  private long sent;
  private int awaiting;
  private volatile boolean stopping;

  /** As the other, with one server. */
  public LoadGenerator(
      InetSocketAddress server, RequestTemplate template, Pace pace, int connections, int topics) {
    this(List.of(server), template, pace, connections, topics);
  }

  /**
   * @param servers each gets its part of the connections
   * @param topics events go to the topics 0 to {@code topics - 1} in turn
   */
  public LoadGenerator(
      List<InetSocketAddress> servers,
      RequestTemplate template,
      Pace pace,
      int connections,
      int topics) {
    this.template = template;
    this.pace = pace;
    this.topics = topics;
    for (int i = 0; i < connections; i++) {
      lines.add(new Line(servers.get(i % servers.size()), template.buffer()));
    }
  }

  /** The figures; complete once {@link #run} has returned. */
  public LoadFigures figures() {
    return figures;
  }

  /**
   * Runs the load.
   *
   * @throws UncheckedIOException if the server takes no connection at all
   */
  public void run(Duration window) {
    try (Selector selector = Selector.open()) {
      for (Line line : lines) {
        line.ensureConnected(selector);
        free.add(line);
      }
      long cpuBefore = threadCpuNanos();
      start = System.nanoTime();
      figures.started(start);
      loop(selector, start + window.toNanos());
      figures.ended(threadCpuNanos() - cpuBefore);
    } catch (IOException e) {
      throw new UncheckedIOException("the load generator lost its server: " + e.getMessage(), e);
    } finally {
      lines.forEach(Line::close);
    }
  }

  /** Ends the window now; {@link #run} returns once the last answers are in. From any thread. */
  public void stop() {
    stopping = true;
  }

  private static long threadCpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void loop(Selector selector, long latest) throws IOException {
    now = start;
    long deadline = latest;
    while ((now < deadline || awaiting > 0 && now < deadline + LAST_ANSWERS_NANOS)
        && !Thread.currentThread().isInterrupted()) {
      if (now < deadline) {
        release();
        sendDue(selector);
      }
      await(selector);
      now = System.nanoTime();
      if (stopping) {
        deadline = Math.min(deadline, now);
      }
    }
    for (int i = 0; i < awaiting; i++) {
      figures.brokenConnection(true);
    }
  }

  /**
   * Waits for an answer, or until the next event is due. A selector counts in milliseconds, which
   * is coarser than the schedule: shorter waits are naps, and an answer may be seen at their end.
   */
  private void await(Selector selector) throws IOException {
    long untilDue =
        pace.closed() || free.isEmpty()
            ? Long.MAX_VALUE
            : start + pace.dueAfter(sent) - System.nanoTime();
    if (untilDue >= MILLI_NANOS) {
      long millis = Math.min(untilDue / MILLI_NANOS, LONGEST_WAIT_MILLIS);
      selector.select(key -> answered(key), millis);
    } else if (selector.selectNow(key -> answered(key)) == 0 && untilDue > 0) {
      LockSupport.parkNanos(untilDue);
    }
  }

  private void release() {
    if (!resting.isEmpty() && now >= restUntil) {
      free.addAll(resting);
      resting.clear();
    }
  }

  private void sendDue(Selector selector) {
    while (!free.isEmpty() && (pace.closed() || start + pace.dueAfter(sent) <= now)) {
      send(selector, free.poll());
    }
  }

  private void send(Selector selector, Line line) {
    try {
      line.ensureConnected(selector);
    } catch (IOException e) {
      figures.brokenConnection(false);
      rest(line);
      return;
    }
    long due = pace.closed() ? System.nanoTime() : start + pace.dueAfter(sent);
    int topic = (int) (sent++ % topics);
    awaiting++;
    try {
      line.send(template, due, topic);
    } catch (IOException e) {
      giveUp(line);
    }
  }

  private void answered(SelectionKey key) {
    Line line = (Line) key.attachment();
    try {
      if (!line.ready()) {
        return;
      }
    } catch (IOException e) {
      giveUp(line);
      return;
    }
    now = System.nanoTime();
    int status = line.settle(figures, now);
    awaiting--;
    if (status == UNAVAILABLE) {
      rest(line);
    } else {
      free.add(line);
    }
  }

  private void giveUp(Line line) {
    boolean wasAwaiting = line.close();
    figures.brokenConnection(wasAwaiting);
    if (wasAwaiting) { // else it already waits for its turn
      awaiting--;
      rest(line);
    }
  }

  private void rest(Line line) {
    restUntil = now + REST_NANOS;
    resting.add(line);
  }
}
