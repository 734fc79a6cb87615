package dev.hookline.persistence.changes;

/**
 * Hears of committed changes; called on the feed's own thread, so it answers quickly and does not
 * throw.
 */
public interface ChangeListener {
  /**
   * A row changed.
   *
   * @param table such as {@code endpoints}
   * @param tenantId whose row it is; empty when it belongs to no tenant
   */
  void changed(String table, String tenantId);

  /** News may have been missed: forget everything. */
  void everythingMayHaveChanged();
}
