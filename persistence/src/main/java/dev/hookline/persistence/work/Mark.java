package dev.hookline.persistence.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Tells a transaction who is at work in it, and for which tenant: the database's triggers and
 * policies read it. The roles are named by the connection; where it names none, none is taken.
 */
final class Mark {
  private static final String SET =
      "select set_config('hookline.actor', ?, true), set_config('hookline.role', ?, true),"
          + " set_config('hookline.address', ?, true), set_config('hookline.tenant', ?, true),"
          + " set_config('hookline.reason', ?, true), set_config('role', coalesce(nullif("
          + "current_setting(?, true), ''), current_setting('role')), true)";
  private static final String ONE_TENANT = "hookline.app_role";
  private static final String EVERY_TENANT = "hookline.engine_role";

  private Mark() {}

  /** Lasts until the transaction ends. */
  static void set(Connection connection, Acting acting) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SET)) {
      statement.setString(1, acting.actor());
      statement.setString(2, acting.role());
      statement.setString(3, acting.address());
      statement.setString(4, acting.tenantId() == null ? "" : acting.tenantId());
      statement.setString(5, acting.reason());
      statement.setString(6, acting.tenantId() == null ? EVERY_TENANT : ONE_TENANT);
      statement.execute();
    }
  }
}
