package dev.hookline.launcher.database;

/**
 * How to reach the database.
 *
 * @param url JDBC URL without user and password
 * @param owner owns the schema, migrates it
 * @param app what the server works with; the same as the owner with a database of one's own
 */
public record Access(String url, Login owner, Login app) {
  /** A role and its password. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }
}
