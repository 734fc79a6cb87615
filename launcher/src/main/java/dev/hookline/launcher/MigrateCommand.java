package dev.hookline.launcher;

import dev.hookline.launcher.database.Database;
import dev.hookline.launcher.environment.DataDirOption;
import dev.hookline.launcher.environment.Environment;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.DirLock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings the schema up to date without starting the server, for an upgrade step of its own. */
@Command(
    name = "migrate",
    description = "Bring the database schema up to date; the server must be stopped.",
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
  @Mixin private DataDirOption dataDirOption;

  @Override
  public Integer call() throws Exception {
    Environment environment = dataDirOption.environment();
    DataDir dataDir = environment.dataDir();
    try (DirLock lock = DirLock.take(dataDir)) {
      dataDir.create();
      Leftovers.end(dataDir, System.out::println);
      try (Database database =
          Database.start(
              dataDir,
              environment.settings(),
              environment.cache(),
              System.out::println,
              () -> {})) {
        System.out.println(database.migrate() + " migrations ran in " + lock.directory());
      }
    }
    return 0;
  }
}
