package dev.hookline.persistence.changes;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens on a connection of its own and tells its listeners what other sessions committed.
 *
 * <p>A lost connection is noticed within eight seconds and replaced; after each connect listeners
 * are told that everything may have changed. While there is no connection there is no news.
 */
public final class ChangeFeed implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ChangeFeed.class.getName());
  private static final int POLL_MILLIS = 250;
  private static final int POLLS_BETWEEN_CHECKS = 20;
  private static final int CHECK_SECONDS = 3;
  private static final Duration RECONNECT = Duration.ofMillis(500);

  private final DataSource dataSource;
  private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Thread thread;

  /** A feed that takes one connection from the given source and keeps it. */
  public ChangeFeed(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Tells the listener of everything from now on. */
  public void listen(ChangeListener listener) {
    listeners.add(listener);
  }

  /** Begins to listen; a second call does nothing. */
  public synchronized void start() {
    if (thread == null) {
      thread = Thread.ofPlatform().daemon().name("hookline-changes").start(this::run);
    }
  }

  /** Stops and gives the connection back; waits for that for at most a few seconds. */
  @Override
  public void close() {
    stopped.countDown();
    Thread running = thread();
    if (running == null) {
      return;
    }
    try {
      running.join(Duration.ofSeconds(CHECK_SECONDS + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Thread thread() {
    return thread;
  }

  private void run() {
    boolean quiet = false;
    while (stopped.getCount() > 0) {
      try (Connection connection = dataSource.getConnection()) {
        follow(connection);
        quiet = false;
      } catch (SQLException | RuntimeException e) {
        LOG.log(
            quiet ? Level.DEBUG : Level.WARNING,
            "no news of configuration changes: " + e.getMessage());
        quiet = true;
      }
      awaitStop(RECONNECT);
    }
  }

  private void follow(Connection connection) throws SQLException {
    PGConnection news = connection.unwrap(PGConnection.class);
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen hookline_changed");
      tell(ChangeListener::everythingMayHaveChanged);
      for (int polls = 1; stopped.getCount() > 0; polls++) {
        PGNotification[] heard = news.getNotifications(POLL_MILLIS);
        for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
          pass(notification.getParameter());
        }
        if (polls % POLLS_BETWEEN_CHECKS == 0 && !connection.isValid(CHECK_SECONDS)) {
          throw new SQLException("the connection is dead");
        }
      }
      statement.execute("unlisten *");
    }
  }

  private void pass(String payload) {
    int colon = payload.indexOf(':');
    String table = colon < 0 ? payload : payload.substring(0, colon);
    String tenantId = colon < 0 ? "" : payload.substring(colon + 1);
    tell(listener -> listener.changed(table, tenantId));
  }

  // A listener that throws must not deafen the others.
  private void tell(Consumer<ChangeListener> call) {
    for (ChangeListener listener : listeners) {
      try {
        call.accept(listener);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "a listener failed on a configuration change", e);
      }
    }
  }

  private void awaitStop(Duration longest) {
    try {
      if (stopped.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      stopped.countDown();
    }
  }
}
