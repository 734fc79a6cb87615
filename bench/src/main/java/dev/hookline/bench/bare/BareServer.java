package dev.hookline.bench.bare;

import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The process: reads the JDBC URL, which holds a password, from its input, prints the port that it
 * listens on, and ends when its input does.
 */
public final class BareServer {
  private static final Logger GRIZZLY = Logger.getLogger("org.glassfish.grizzly");

  private BareServer() {}

  /**
   * Runs until the input ends.
   *
   * @param args the URL that every event is sent to, and maybe a file of authorities to trust
   */
  public static void main(String[] args) throws IOException, SQLException {
    GRIZZLY.setLevel(Level.WARNING); // it tells of each port
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String jdbcUrl = input.readLine();
    Settings settings =
        Settings.of(args.length > 1 ? Map.of(Setting.CA_FILE.variable(), args[1]) : Map.of());
    try (BarePath path = new BarePath(settings, jdbcUrl, args[0], BareServer::tell)) {
      System.out.println(path.port());
      while (input.readLine() != null) {
        continue; // nothing is asked of it but to go on
      }
    }
    System.exit(0); // Grizzly may leave threads behind
  }

  private static void tell(Exception failure) {
    System.err.println("bench: the bare path lost its database: " + failure.getMessage());
  }
}
