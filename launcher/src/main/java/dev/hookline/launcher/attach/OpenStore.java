package dev.hookline.launcher.attach;

import dev.hookline.launcher.database.Database;
import dev.hookline.launcher.environment.Environment;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.DirLock;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.launcher.state.RunState;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** The database of a data directory, opened for work beside the server or without it. */
public final class OpenStore implements AutoCloseable {
  private final DataDir dataDir;
  private final Settings settings;
  private final Database database;
  private final RunState running;
  private final DirLock lock;

  private OpenStore(
      DataDir dataDir, Settings settings, Database database, RunState running, DirLock lock) {
    this.dataDir = dataDir;
    this.settings = settings;
    this.database = database;
    this.running = running;
    this.lock = lock;
  }

  /**
   * Attaches to the database of the server that runs, or starts it and holds the directory's lock
   * until it is closed again.
   *
   * @throws NotPossible if a server is only starting, or the database cannot be reached
   */
  public static OpenStore open(Environment environment, Consumer<String> progress)
      throws IOException, InterruptedException {
    DataDir dataDir = environment.dataDir();
    if (DirLock.isTaken(dataDir)) {
      RunState note =
          RunState.read(dataDir)
              .filter(each -> each.dbUrl() != null)
              .orElseThrow(() -> new NotPossible("HookLine is only starting; try again"));
      Settings settings = environment.serverSettings(dataDir);
      return new OpenStore(
          dataDir, settings, Database.ofRunning(dataDir, settings, note.dbUrl()), note, null);
    }
    DirLock lock = DirLock.take(dataDir);
    try {
      dataDir.create();
      Leftovers.end(dataDir, progress);
      Settings settings = environment.serverSettings(dataDir);
      Database database =
          Database.start(dataDir, settings, environment.cache(), progress, () -> {});
      return new OpenStore(dataDir, settings, database, null, lock);
    } catch (IOException | InterruptedException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  public DataDir dataDir() {
    return dataDir;
  }

  /** Complete, with absolute paths. */
  public Settings settings() {
    return settings;
  }

  public Database database() {
    return database;
  }

  /** The server over it, if one runs. */
  public Optional<RunState> running() {
    return Optional.ofNullable(running);
  }

  /** Stops what was started. */
  @Override
  public void close() {
    if (lock != null) {
      database.close();
      lock.close();
    }
  }
}
