package dev.hookline.launcher.domain;

import dev.hookline.launcher.state.DataDir;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the server: the product's bootstrap as a direct child, no secret in it. */
final class ServerCommand {
  private ServerCommand() {}

  static List<String> of(Home home, DataDir dataDir, DomainPlan plan, Path deployment)
      throws IOException {
    Path glassfish = home.glassfish();
    Path domain = dataDir.domain();
    Path javaHome = Path.of(System.getProperty("java.home"));
    List<String> words = new ArrayList<>();
    words.add(javaHome.resolve("bin/java").toString());
    words.addAll(List.of("-cp", glassfish.resolve("modules/glassfish.jar").toString()));
    words.addAll(JvmOptions.ofProduct(DomainDirectory.domainXml(home), glassfish, domain));
    words.addAll(ServerMemory.options(plan.heapMb()));
    words.addAll(
        List.of(
            // For zstd, which backups are compressed with.
            "--enable-native-access=ALL-UNNAMED",
            // One CDI container for the EAR. Without this each war gets its own, and every bean
            // of the EAR's libraries exists twice.
            "-Dfish.payara.ear-combined-cdi-deployment=true",
            // Start one service after the other. Started side by side, two may wait for each
            // other; one gives up, and the port that is opened later answers nobody
            // (glassfish-hk2, issue 486).
            "-Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS",
            // Otherwise error pages tell the product and its version.
            "-Dproduct.name=",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-D" + Settings.FILE_PROPERTY + "=" + dataDir.serverSettings(),
            "-Dcom.sun.aas.installRoot=" + glassfish,
            "-Dcom.sun.aas.instanceRoot=" + domain,
            "-Djava.library.path=" + glassfish.resolve("lib")));
    words.addAll(plan.jvmOptions()); // the last one of a kind wins
    words.addAll(
        List.of(
            "com.sun.enterprise.glassfish.bootstrap.ASMain",
            "-upgrade",
            "false",
            "-read-stdin",
            "false",
            "-domainname",
            DomainDirectory.NAME,
            "-domaindir",
            domain.toString(),
            "-instancename",
            "server",
            "-type",
            "DAS",
            "-verbose",
            "false",
            "-postbootcommandfile",
            deployment.toString()));
    return words;
  }
}
