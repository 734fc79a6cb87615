package dev.hookline.launcher.database;

import dev.hookline.launcher.database.Access.Login;
import dev.hookline.launcher.process.Waiting;
import dev.hookline.launcher.state.NotPossible;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Databases in the cluster of the live one: made, filled and thrown away without touching it, and
 * put into its place in one step.
 */
public final class SideDatabases {
  private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/]*/)([^?]+)(.*)");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Duration EVICTION = Duration.ofSeconds(20);

  private final Access access;
  private final Login administrator;
  private final Matcher url;

  SideDatabases(Access access, Login administrator) {
    this.access = access;
    this.administrator = administrator;
    this.url = URL.matcher(access.url());
    if (!url.matches()) {
      throw new NotPossible("no name of a database stands in " + access.url());
    }
  }

  /** The live database's name. */
  public String live() {
    return url.group(2);
  }

  /** Makes an empty database in place of one that an earlier run left behind. */
  public void create(String name) {
    administer(
        connection -> {
          Roles.run(connection, "DROP DATABASE IF EXISTS " + checked(name) + " WITH (FORCE)");
          Roles.run(
              connection,
              "CREATE DATABASE "
                  + name
                  + " OWNER "
                  + Schema.quoted(access.owner().user())
                  + " TEMPLATE template0");
          if (!administrator.equals(access.owner())) {
            Roles.admit(connection, name);
          }
        });
  }

  /**
   * Brings its schema to a version, or up to date if that is null; tells how many migrations ran.
   */
  public int migrate(String name, Integer upTo) {
    return new Schema(at(name)).migrate(upTo);
  }

  /** Connections to it as the owner of the schema. */
  public DataSource owner(String name) {
    return source(at(name).url(), access.owner());
  }

  /** Throws it away, whoever is connected. */
  public void drop(String name) {
    administer(
        connection ->
            Roles.run(connection, "DROP DATABASE IF EXISTS " + checked(name) + " WITH (FORCE)"));
  }

  /**
   * Puts a database into the live one's place in one transaction: at any moment one of the two has
   * the live name. Whoever is connected to either is sent away.
   *
   * @param kept the name the live one has afterwards
   */
  public void swap(String side, String kept) throws InterruptedException {
    SQLException[] last = new SQLException[1];
    boolean done =
        Waiting.until(
            () -> {
              try {
                swapOnce(checked(side), checked(kept));
                return true;
              } catch (SQLException e) { // somebody connected again in between
                last[0] = e;
                return false;
              }
            },
            EVICTION,
            Duration.ofMillis(100));
    if (!done) {
      throw new NotPossible(
          "the databases could not be swapped, the live one is as it was: " + last[0].getMessage(),
          last[0]);
    }
  }

  static DataSource source(String url, Login login) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(login.user());
    source.setPassword(login.password());
    source.setApplicationName("hookline-recovery");
    source.setTcpKeepAlive(true);
    return source;
  }

  private void swapOnce(String side, String kept) throws SQLException {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      for (String name : new String[] {live(), side}) {
        try (PreparedStatement evict =
            connection.prepareStatement(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = ?")) {
          evict.setString(1, name);
          evict.executeQuery().close();
        }
      }
      Roles.run(connection, "ALTER DATABASE " + Schema.quoted(live()) + " RENAME TO " + kept);
      Roles.run(connection, "ALTER DATABASE " + side + " RENAME TO " + Schema.quoted(live()));
      connection.commit();
    }
  }

  private Access at(String name) {
    return new Access(
        url.group(1) + checked(name) + url.group(3), access.owner(), access.app(), access.roles());
  }

  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private void administer(Work work) {
    try (Connection connection = connect()) {
      work.on(connection);
    } catch (SQLException e) {
      throw new NotPossible("the cluster refuses: " + e.getMessage(), e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        url.group(1) + "postgres" + url.group(3), administrator.user(), administrator.password());
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a side database: " + name);
    }
    return name;
  }
}
