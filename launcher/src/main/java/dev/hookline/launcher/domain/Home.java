package dev.hookline.launcher.domain;

import dev.hookline.launcher.state.NotPossible;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What the build put together, or a release of it: the server product in {@code payara6}, the
 * application {@code hookline.ear} and the JDBC driver {@code driver/postgresql.jar}. A release
 * says its version in {@code release.properties} and may bring settings in {@code config.env}.
 *
 * <p>The directory may be a symbolic link to a release. It is read anew at each start of the
 * server, so that another release runs after the link was swapped and the server restarted.
 */
public record Home(Path directory) {
  /** The given directory, or when blank the one that holds the launcher's jar or classes. */
  public static Home at(String given) {
    return new Home(given.isBlank() ? besideThisCode() : Path.of(given).toAbsolutePath());
  }

  /**
   * As {@link #at}, and checked.
   *
   * @throws NotPossible if a part is missing
   */
  public static Home find(String given) {
    return at(given).check();
  }

  /** The same with the link followed, and checked: what a server started now would run. */
  public Home resolved() {
    try {
      return new Home(directory.toRealPath()).check();
    } catch (IOException e) {
      throw new NotPossible("there is no " + directory + "; build first", e);
    }
  }

  /** The version of the release; empty for a build that is not one. */
  public Optional<String> version() {
    Properties release = new Properties();
    Path file = directory.resolve("release.properties");
    if (Files.isRegularFile(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        release.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
    return Optional.ofNullable(release.getProperty("version")).filter(text -> !text.isBlank());
  }

  /** Settings that belong to the release; the file need not exist. */
  public Path config() {
    return directory.resolve("config.env");
  }

  /** Links followed: several releases may share one server product, and what is made from it. */
  Path glassfish() {
    Path place = directory.resolve("payara6/glassfish");
    try {
      return place.toRealPath();
    } catch (IOException e) {
      return place;
    }
  }

  Path application() {
    return directory.resolve("hookline.ear");
  }

  Path driver() {
    return directory.resolve("driver/postgresql.jar");
  }

  private Home check() {
    for (Path part : new Path[] {glassfish(), application(), driver()}) {
      if (!Files.exists(part)) {
        throw new NotPossible("there is no " + part + "; build first: mvn -DskipTests package");
      }
    }
    return this;
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
