package dev.hookline.delivery.breakers;

import dev.hookline.persistence.breakers.BreakerTable;
import dev.hookline.persistence.changes.ChangeListener;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes down what changed here and follows what changed elsewhere: at once on news, and once a
 * second in case news got lost.
 */
public final class BreakerKeeper implements Runnable, ChangeListener {
  private static final Logger LOG = Logger.getLogger(BreakerKeeper.class.getName());
  private static final long LOOK_MILLIS = 1_000;

  private final Breakers breakers;
  private final BreakerTable table;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean stopping;

  /** A keeper of the given breakers; {@link #run} goes on until {@link #stop}. */
  public BreakerKeeper(Breakers breakers, BreakerTable table) {
    this.breakers = breakers;
    this.table = table;
  }

  /** There is something to write or to read. */
  public void wake() {
    news.release();
  }

  /** Ends the keeping; what is not written down yet still is. */
  public void stop() {
    stopping = true;
    wake();
  }

  @Override
  public void changed(String changedTable, String tenantId) {
    if (changedTable.equals("endpoint_breakers")) {
      wake();
    }
  }

  @Override
  public void everythingMayHaveChanged() {
    wake();
  }

  @Override
  public void run() {
    try {
      boolean quiet = false;
      while (!stopping) {
        quiet = !round(quiet);
        if (news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
      }
      round(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean round(boolean quiet) {
    try {
      look();
      return true;
    } catch (SQLException e) {
      LOG.log(
          quiet ? Level.FINE : Level.WARNING,
          "the breakers wait for the database: {0}",
          e.getMessage());
    } catch (RuntimeException e) { // the keeping must go on
      LOG.log(Level.SEVERE, "the keeping of the breakers failed", e);
    }
    return false;
  }

  /** Writes down what is new here, and follows what is stored. */
  public void look() throws SQLException {
    long before = breakers.changes();
    for (Breakers.Change change = breakers.unwritten().peek();
        change != null;
        change = breakers.unwritten().peek()) {
      write(change);
      breakers.unwritten().remove();
    }
    var stored = table.notClosed();
    if (breakers.changes() == before) {
      breakers.obey(stored);
    } else {
      wake(); // what was read is older than what is here
    }
  }

  private void write(Breakers.Change change) throws SQLException {
    switch (change.state()) {
      case OPEN -> table.open(change.endpointId(), breakers.openFor(), change.reason());
      case HALF_OPEN -> table.halfOpen(change.endpointId(), change.reason());
      case CLOSED -> table.close(change.endpointId(), change.reason());
    }
  }
}
