package dev.hookline.bench.run;

import dev.hookline.bench.api.Target;
import dev.hookline.bench.measure.ProcessCost;
import dev.hookline.bench.measure.Sockets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process of a PostgreSQL on this machine. */
final class Postmaster {
  private static final Pattern PORT = Pattern.compile("^jdbc:postgresql://[^/:]+:(\\d+)/");

  private Postmaster() {}

  /** That of a server, or 0 if it is not known or elsewhere. */
  static long of(Target target) {
    return target.postgresPid() > 0 ? target.postgresPid() : pid(target.databaseUrl());
  }

  /** How many connections to it the server's process has open now; -1 if that is not known. */
  static int connectionsOf(Target target) {
    Matcher port = PORT.matcher(target.databaseUrl());
    return target.pid() > 0 && port.find()
        ? Sockets.toPort(target.pid(), Integer.parseInt(port.group(1)))
        : -1;
  }

  private static long pid(String jdbcUrl) {
    if (jdbcUrl.isEmpty()) {
      return 0;
    }
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("select pg_backend_pid()")) {
      answer.next();
      return ProcessCost.parent(answer.getLong(1)); // every backend is a child of the postmaster
    } catch (SQLException e) {
      return 0;
    }
  }
}
