package dev.hookline.launcher.state;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.launcher.process.ProcessIdentity;
import dev.hookline.launcher.process.Signals;
import dev.hookline.launcher.process.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps the server of a running HookLine stopped while its database goes on. As long as the process
 * that holds lives, the supervisor does not start the server; a holder that died holds nothing, so
 * that a killed command never keeps a server down.
 */
public final class Hold implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final DataDir dataDir;
  private final ProcessIdentity holder;

  private Hold(DataDir dataDir, ProcessIdentity holder) {
    this.dataDir = dataDir;
    this.holder = holder;
  }

  /**
   * Stops the server, which drains first, and returns when it is stopped and stays so. Without a
   * running HookLine, none can be started until the hold is closed.
   *
   * @throws NotPossible if somebody else holds it, if it is being started or stopped, or if its
   *     supervisor does not answer
   */
  public static Hold take(DataDir dataDir) throws InterruptedException {
    Hold hold = new Hold(dataDir, ProcessIdentity.of(ProcessHandle.current()));
    hold.claim();
    boolean stopped = false;
    try {
      hold.stopServer();
      stopped = true;
      return hold;
    } finally {
      if (!stopped) {
        hold.close();
      }
    }
  }

  /** The living process that holds the server of the directory, if there is one. */
  public static Optional<ProcessIdentity> holder(DataDir dataDir) {
    try {
      return Files.exists(dataDir.holdFile())
          ? Optional.of(JSON.readValue(Files.readString(dataDir.holdFile()), ProcessIdentity.class))
              .filter(ProcessIdentity::alive)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Lets the supervisor start the server; it does not wait until one is ready. */
  @Override
  public void close() {
    if (holder(dataDir).filter(holder::equals).isPresent()) {
      DataDir.delete(dataDir.holdFile());
    }
  }

  /** The file appears with its content, and only if there is none. */
  private void claim() {
    Path mine = dataDir.holdFile().resolveSibling("hold-" + holder.pid());
    try {
      PrivateFile.directory(dataDir.run());
      PrivateFile.write(mine, JSON.writeValueAsString(holder) + "\n");
      if (holder(dataDir).isEmpty()) {
        DataDir.delete(dataDir.holdFile());
      }
      Files.createLink(dataDir.holdFile(), mine);
    } catch (FileAlreadyExistsException e) {
      throw new NotPossible(
          "the server is held already, by process "
              + holder(dataDir).map(other -> Long.toString(other.pid())).orElse("?"));
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot hold the server", e);
    } finally {
      DataDir.delete(mine);
    }
  }

  private void stopServer() throws InterruptedException {
    Duration patience = RunState.read(dataDir).map(RunState::stopWithin).orElse(Duration.ZERO);
    if (!Waiting.until(this::isStopped, patience.plus(ANSWER), LOOK)) {
      throw new NotPossible("the supervisor does not hold the server back; see the launcher's log");
    }
  }

  private boolean isStopped() {
    Optional<RunState> found = RunState.read(dataDir);
    if (found.isEmpty() || found.get().supervisor() == null) {
      return true;
    }
    RunState note = found.get();
    boolean supervised = note.supervisor().alive();
    if (supervised && (note.phase().equals("starting") || note.phase().equals("stopping"))) {
      throw new NotPossible("HookLine is " + note.phase() + "; wait until it has");
    }
    Optional<ProcessHandle> server =
        Optional.ofNullable(note.server()).flatMap(ProcessIdentity::find);
    server.ifPresent(process -> Signals.end(process, new Signals.Step("TERM", note.stopWithin())));
    return server.isEmpty() && (!supervised || note.phase().equals("held"));
  }
}
