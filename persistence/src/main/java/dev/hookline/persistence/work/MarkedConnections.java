package dev.hookline.persistence.work;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A data source for SQL beside JPA. A connection that is opened while somebody is bound to the
 * thread is one transaction, marked with the actor and committed when the connection is closed; on
 * a thread without an actor it is a plain connection, of the engine's for the engine and else one
 * that sees no tenant's rows.
 */
public final class MarkedConnections implements DataSource {
  private final DataSource marked;
  private final DataSource plain;

  /** Marks the connections of the given data source. */
  public MarkedConnections(DataSource plain) {
    this(plain, plain);
  }

  /**
   * @param marked where a thread's actor gets connections
   * @param plain where a thread without an actor gets them
   */
  MarkedConnections(DataSource marked, DataSource plain) {
    this.marked = marked;
    this.plain = plain;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (!Acting.bound()) {
      return plain.getConnection();
    }
    Connection connection = marked.getConnection();
    try {
      connection.setAutoCommit(false);
      Mark.set(connection, Acting.current());
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
    return (Connection)
        Proxy.newProxyInstance(
            MarkedConnections.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> call(connection, method, arguments));
  }

  private static Object call(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "setAutoCommit" -> null; // it is a transaction already, and stays one
      case "close" -> {
        finish(connection);
        yield null;
      }
      default -> {
        try {
          yield method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
    };
  }

  private static void finish(Connection connection) throws SQLException {
    if (connection.isClosed()) {
      return;
    }
    try (connection) {
      try {
        connection.commit();
      } finally {
        connection.setAutoCommit(true); // as the pool gave it
      }
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the pool knows its user");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return plain.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter writer) throws SQLException {
    plain.setLogWriter(writer);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    plain.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return plain.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return plain.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return plain.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return plain.isWrapperFor(type);
  }
}
