package dev.hookline.launcher.recovery;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.launcher.environment.DataDirOption;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scripts/hl drill restore}. */
@Command(
    name = "drill",
    description = {
      "Restore the newest backup into a server of its own, use that server, and say how long it"
          + " took",
      "(RTO) and how much would be lost (RPO). The live server goes on. The report is kept in",
      "DATA_DIR/drills as JSON and Markdown."
    },
    mixinStandardHelpOptions = true)
public final class DrillCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  enum Drill {
    restore
  }

  private final Canary.Starter canaries;

  @Parameters(paramLabel = "restore", description = "Which drill.")
  private Drill drill;

  @Option(
      names = "--from",
      paramLabel = "DIR/ID|FILE",
      description = "The backup (default: the newest one in HL_BACKUP_DIR).")
  private Path from;

  @Option(
      names = "--rto",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Longest time until it serves (default: ${DEFAULT-VALUE}).")
  private long rtoSeconds;

  @Option(
      names = "--rpo",
      paramLabel = "SECONDS",
      defaultValue = "86400",
      description = "Greatest loss, as time (default: a day, the interval of backups).")
  private long rpoSeconds;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      description = "Tables loaded at once (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Mixin private DataDirOption dataDirOption;
  @Mixin private Spoken spoken;

  /**
   * @param canaries starts the server that is tried
   */
  public DrillCommand(Canary.Starter canaries) {
    this.canaries = canaries;
  }

  @Override
  public Integer call() throws Exception {
    Journal journal = spoken.journal();
    RestoreDrill.Targets targets =
        new RestoreDrill.Targets(Duration.ofSeconds(rtoSeconds), Duration.ofSeconds(rpoSeconds));
    try {
      DrillReport report =
          new RestoreDrill(
                  dataDirOption.environment(), canaries, journal, Clock.systemUTC(), targets)
              .run(from, workers);
      keep(report);
      spoken.answer(
          report,
          String.format(
              Locale.ROOT,
              "%s: RTO %.1f s of %d s, RPO %.1f s of %d s, %d events missing",
              report.passed() ? "passed" : "FAILED",
              report.rtoMs() / 1000.0,
              rtoSeconds,
              report.rpoMs() / 1000.0,
              rpoSeconds,
              report.missing()));
      return report.passed() ? 0 : Unsound.EXIT_CODE;
    } catch (Unsound e) {
      return spoken.unsound(e);
    }
  }

  private void keep(DrillReport report) throws IOException {
    DataDir dataDir = dataDirOption.dataDir();
    Path drills = PrivateFile.directory(dataDir.drills());
    PrivateFile.write(
        drills.resolve(report.fileName() + ".json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
    PrivateFile.write(drills.resolve(report.fileName() + ".md"), report.markdown());
  }
}
