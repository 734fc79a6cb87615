package dev.hookline.launcher.state;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.launcher.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/**
 * The note a running launcher leaves: what runs, under which pid, where it answers. No secrets.
 *
 * @param phase {@code starting}, {@code running}, {@code held} or {@code stopping}, as the launcher
 *     sees it
 * @param version of the release that the server was started from
 * @param postgres null with a database of one's own
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunState(
    String phase,
    String version,
    String apiUrl,
    String readyUrl,
    String dbUrl,
    int drainSeconds,
    boolean privateTargets,
    ProcessIdentity supervisor,
    ProcessIdentity server,
    ProcessIdentity postgres) {
  /** What a server may take beyond its drain before it is killed. */
  public static final Duration GRACE = Duration.ofSeconds(15);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is written in the directory, if anything readable is. */
  public static Optional<RunState> read(DataDir dataDir) {
    try {
      return Files.isRegularFile(dataDir.stateFile())
          ? Optional.of(JSON.readValue(Files.readString(dataDir.stateFile()), RunState.class))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** How long the server may take to stop in order. */
  public Duration stopWithin() {
    return Duration.ofSeconds(drainSeconds).plus(GRACE);
  }

  /** The same processes, now in the hands of a launcher that starts. */
  public RunState takenOverBy(ProcessIdentity launcher) {
    return new RunState(
        "starting",
        version,
        apiUrl,
        readyUrl,
        dbUrl,
        drainSeconds,
        privateTargets,
        launcher,
        server,
        postgres);
  }

  public void write(DataDir dataDir) {
    try {
      PrivateFile.write(dataDir.stateFile(), JSON.writeValueAsString(this) + "\n");
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }
}
