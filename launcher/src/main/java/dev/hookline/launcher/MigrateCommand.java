package dev.hookline.launcher;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.launcher.attach.Leftovers;
import dev.hookline.launcher.database.Database;
import dev.hookline.launcher.database.Migration;
import dev.hookline.launcher.database.Migrations;
import dev.hookline.launcher.database.UndoPlan;
import dev.hookline.launcher.environment.DataDirOption;
import dev.hookline.launcher.environment.Environment;
import dev.hookline.launcher.running.RunningServer;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.DirLock;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.launcher.state.RunState;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The schema as a step of its own: where it stands, forward, and back. */
@Command(
    name = "migrate",
    description = {
      "Bring the database schema up to date, say where it stands, or take migrations back.",
      "For undo the server must be stopped, and for apply unless --running is given."
    },
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
  enum Act {
    status,
    apply,
    undo
  }

  private static final String ROW = "%7s  %-7s  %-20s  %-4s  %s";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(
      arity = "0..1",
      paramLabel = "status|apply|undo",
      description = "What to do (default: apply). undo takes back the newest one.")
  private Act act = Act.apply;

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description = "The version that is the newest afterwards; 0 undoes everything.")
  private Integer to;

  @Option(
      names = "--running",
      description =
          "Apply while servers work on the database; the release that runs must be able to work"
              + " with the new schema.")
  private boolean besideServers;

  @Option(names = "--yes", description = "Undo, even if it takes rows.")
  private boolean yes;

  @Option(names = "--json", description = "For machines.")
  private boolean json;

  @Mixin private DataDirOption dataDirOption;
  @Spec private CommandSpec spec;

  private Environment environment;
  private DataDir dataDir;

  @Override
  public Integer call() throws Exception {
    environment = dataDirOption.environment();
    dataDir = environment.dataDir();
    switch (act) {
      case status -> status();
      case apply -> {
        if (besideServers) {
          apply(runningDatabase().orElseThrow(() -> new NotPossible("no database runs here")));
        } else {
          withDatabase(this::apply);
        }
      }
      case undo -> withDatabase(this::undo);
    }
    return 0;
  }

  /** The answers for machines. */
  private record Applied(int applied, int version) {}

  private record Undone(List<Integer> undone, List<UndoPlan.Loss> lost, int version) {}

  private record Status(int version, long pending, long unknown, List<Described> migrations) {}

  private record Described(
      int version,
      String name,
      String state,
      @JsonProperty("applied_at") String appliedAt,
      boolean undoable) {
    static Described of(Migration migration) {
      String at = migration.appliedAt() == null ? null : migration.appliedAt().toString();
      return new Described(
          migration.version(), migration.name(), word(migration.state()), at, migration.undoable());
    }
  }

  private interface Work {
    void on(Database database) throws IOException;
  }

  private void withDatabase(Work work) throws IOException, InterruptedException {
    // What is said on the way must not come between a machine and its answer.
    PrintWriter told = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    Consumer<String> progress = told::println;
    try (DirLock lock = DirLock.take(dataDir)) {
      dataDir.create();
      Leftovers.end(dataDir, progress);
      try (Database database =
          Database.start(
              dataDir, environment.settings(), environment.cache(), progress, () -> {})) {
        work.on(database);
      }
    }
  }

  private void apply(Database database) throws IOException {
    int done = database.migrate(to);
    int version = newest(database.migrations().list());
    print(new Applied(done, version), done + " migrations ran in " + dataDir.root());
  }

  private void undo(Database database) throws IOException {
    Migrations migrations = database.migrations();
    UndoPlan plan = migrations.planUndo(to == null ? beforeNewest(migrations.list()) : to);
    String losses =
        plan.losses().stream()
            .map(loss -> loss.what() + " (" + loss.rows() + ")")
            .collect(Collectors.joining(", "));
    if (!plan.losses().isEmpty() && !yes) {
      throw new NotPossible(
          "nothing was undone: it would take rows from "
              + losses
              + "; make a backup, then say --yes");
    }
    migrations.undo(plan);
    List<Integer> undone = plan.steps().stream().map(Migration::version).toList();
    int version = newest(migrations.list());
    print(
        new Undone(undone, plan.losses(), version),
        undone.isEmpty()
            ? "there is nothing to undo"
            : "undone: %s; the schema is at version %d%s"
                .formatted(
                    undone.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                    version,
                    losses.isEmpty() ? "" : "; gone with their rows: " + losses));
  }

  private void status() throws IOException, InterruptedException {
    Optional<Database> running = runningDatabase();
    if (running.isPresent()) {
      show(running.get().migrations().list());
    } else if (Database.exists(dataDir)) {
      withDatabase(database -> show(database.migrations().list()));
    } else {
      show(List.of());
    }
  }

  /** The one that a server of this directory works with, or one of one's own. */
  private Optional<Database> runningDatabase() {
    Settings settings = environment.settings();
    Optional<String> url =
        RunState.read(dataDir)
            .filter(note -> RunningServer.alive(note.postgres()))
            .map(RunState::dbUrl);
    return settings.text(Setting.DB_URL).isBlank() && url.isEmpty()
        ? Optional.empty()
        : Optional.of(Database.ofRunning(dataDir, settings, url.orElse(null)));
  }

  private void show(List<Migration> migrations) throws IOException {
    print(
        new Status(
            newest(migrations),
            count(migrations, Migration.State.PENDING),
            count(migrations, Migration.State.UNKNOWN),
            migrations.stream().map(Described::of).toList()),
        table(migrations));
  }

  private static String table(List<Migration> migrations) {
    if (migrations.isEmpty()) {
      return "there is no database yet";
    }
    return migrations.stream()
        .map(
            each ->
                ROW.formatted(
                    each.version(),
                    word(each.state()),
                    each.appliedAt() == null
                        ? ""
                        : each.appliedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    each.undoable() ? "yes" : "",
                    each.name()))
        .collect(
            Collectors.joining(
                "\n", ROW.formatted("VERSION", "STATE", "APPLIED AT", "UNDO", "NAME") + "\n", ""));
  }

  private static String word(Migration.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private void print(Record answer, String text) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer) : text);
  }

  private static long count(List<Migration> migrations, Migration.State state) {
    return migrations.stream().filter(each -> each.state() == state).count();
  }

  private static int newest(List<Migration> migrations) {
    return newestFirst(migrations).stream().findFirst().orElse(0);
  }

  private static int beforeNewest(List<Migration> migrations) {
    return newestFirst(migrations).stream().skip(1).findFirst().orElse(0);
  }

  private static List<Integer> newestFirst(List<Migration> migrations) {
    return migrations.stream()
        .filter(each -> each.state() != Migration.State.PENDING)
        .map(Migration::version)
        .sorted(Comparator.reverseOrder())
        .toList();
  }
}
