package dev.hookline.launcher.database;

/**
 * How to reach the database.
 *
 * @param url JDBC URL without user and password
 * @param owner owns the schema, migrates it
 * @param app what the server works with; the same as the owner with a database of one's own
 * @param roles whether the server's connections take the two roles below; without them the database
 *     does not keep tenants apart, only the server does
 */
public record Access(String url, Login owner, Login app, boolean roles) {
  /** Sees the rows of the tenant that the transaction names. */
  public static final String ONE_TENANT = "hookline_app";

  /** Sees all rows: for the engine, jobs and operators. */
  public static final String EVERY_TENANT = "hookline_engine";

  /** A role and its password. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }
}
