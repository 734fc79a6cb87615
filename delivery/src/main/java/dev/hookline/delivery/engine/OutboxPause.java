package dev.hookline.delivery.engine;

import dev.hookline.delivery.Store;
import dev.hookline.delivery.dispatch.Dispatch;
import dev.hookline.persistence.changes.ChangeListener;
import dev.hookline.persistence.outbox.ModeTable;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The switch that holds every delivery back on every node, while publishes go on. It is stored: it
 * survives a restart, and a node that cannot read it keeps what it knew.
 */
public final class OutboxPause implements ChangeListener {
  private static final Logger LOG = Logger.getLogger(OutboxPause.class.getName());

  private final ModeTable table;
  private final Dispatch dispatch;

  OutboxPause(ModeTable table, Dispatch dispatch) {
    this.table = table;
    this.dispatch = dispatch;
  }

  /**
   * Holds deliveries back; those in flight finish.
   *
   * @param reason why, for whoever looks next; may be empty
   * @param who who asked
   */
  public void pause(String reason, String who) {
    set(true, reason, who);
  }

  /** Lets deliveries leave again. */
  public void resume(String reason, String who) {
    set(false, reason, who);
  }

  /** Whether deliveries are held back on this node. */
  public boolean paused() {
    return dispatch.paused();
  }

  @Override
  public void changed(String tableName, String tenantId) {
    if (tableName.equals("modes")) {
      read();
    }
  }

  @Override
  public void everythingMayHaveChanged() {
    read();
  }

  private void set(boolean value, String reason, String who) {
    Store.ask(
        () -> {
          table.setOutboxPaused(value, reason, who);
          return value;
        });
    dispatch.paused(value);
  }

  private void read() {
    try {
      boolean stored = table.outboxPaused();
      if (stored != dispatch.paused()) {
        dispatch.paused(stored);
      }
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "the outbox switch cannot be read: {0}", e.getMessage());
    }
  }
}
