package dev.hookline.launcher.domain;

import dev.hookline.launcher.state.NotPossible;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the build put together: the server product in {@code payara6}, the application {@code
 * hookline.ear} and the JDBC driver {@code driver/postgresql.jar}.
 */
public record Home(Path directory) {
  /** The given directory, or when blank the one that holds the launcher's jar or classes. */
  public static Home find(String given) {
    Home home = new Home(given.isBlank() ? besideThisCode() : Path.of(given).toAbsolutePath());
    for (Path part : new Path[] {home.glassfish(), home.application(), home.driver()}) {
      if (!Files.exists(part)) {
        throw new NotPossible("there is no " + part + "; build first: mvn -DskipTests package");
      }
    }
    return home;
  }

  Path glassfish() {
    return directory.resolve("payara6/glassfish");
  }

  Path application() {
    return directory.resolve("hookline.ear");
  }

  Path driver() {
    return directory.resolve("driver/postgresql.jar");
  }

  private static Path besideThisCode() {
    try {
      return Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
