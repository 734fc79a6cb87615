package dev.hookline.launcher.domain;

import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the domain's directory from the product's template, in place of the one of the last start.
 */
final class DomainDirectory {
  static final String NAME = "domain";

  private final Home home;
  private final DataDir dataDir;

  DomainDirectory(Home home, DataDir dataDir) {
    this.home = home;
    this.dataDir = dataDir;
  }

  void make(DomainPlan plan, String adminPassword) throws IOException {
    Path domain = dataDir.domain();
    DataDir.delete(domain);
    PrivateFile.directory(domain);
    Path config = PrivateFile.directory(domain.resolve("config"));
    copyFiles(template(home), config);
    // The certificates of this Java are newer than the product's.
    Files.copy(
        Path.of(System.getProperty("java.home"), "lib/security/cacerts"),
        config.resolve("cacerts.p12"),
        StandardCopyOption.REPLACE_EXISTING);
    PrivateFile.write(config.resolve("domain.xml"), DomainXml.of(domainXml(home), plan));
    PrivateFile.write(config.resolve("admin-keyfile"), AdminPassword.keyFileLine(adminPassword));
    PrivateFile.write(
        config.resolve("logging.properties"),
        Files.readString(template(home).resolve("logging.properties"))
            + LoggingProperties.additions(dataDir.log("server")));
    PrivateFile.write(
        deployment(),
        "deploy --name hookline --verify=false "
            + home.application()
            + "\nset configs.config.server-config.network-config.network-listeners"
            + ".network-listener.http-listener-1.enabled=true\n");
    PrivateFile.directory(domain.resolve("docroot"));
    PrivateFile.directory(domain.resolve("logs"));
    Path lib = PrivateFile.directory(domain.resolve("lib"));
    Files.copy(home.driver(), lib.resolve("postgresql.jar"), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Commands that the server runs when it is up. */
  Path deployment() {
    return dataDir.domain().resolve("config/deployment.txt");
  }

  static Path domainXml(Home home) {
    return template(home).resolve("domain.xml");
  }

  private static Path template(Home home) {
    return home.glassfish().resolve("domains/domain1/config");
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      List<Path> regular = files.filter(Files::isRegularFile).toList();
      for (Path file : regular) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
