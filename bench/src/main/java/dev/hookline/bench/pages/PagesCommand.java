package dev.hookline.bench.pages;

import dev.hookline.bench.api.LocalServer;
import dev.hookline.bench.api.Unusable;
import dev.hookline.bench.console.Console;
import dev.hookline.bench.history.History;
import dev.hookline.launcher.state.DataDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hl bench pages}: times the portal's pages over a history that it writes first. */
@Command(
    name = "pages",
    description = {
      "Starts a server of its own, writes a history, and times the portal's pages.",
      "Exit code 0: 95 of 100 looks at every page took at most 500 ms; 4: they did not."
    },
    mixinStandardHelpOptions = true)
public final class PagesCommand implements Callable<Integer> {
  private static final long LIMIT_MILLIS = 500;
  private static final List<String> PAGES =
      List.of(
          "/admin/overview",
          "/admin/events",
          "/admin/events?q=topic:order.7",
          "/admin/events?q=topic:nothing.like.it",
          "/admin/deliveries?q=tenant:default+older:10m",
          "/admin/deliveries?q=status:waiting",
          "/admin/deliveries?q=status:success+topic:order.7",
          "/admin/deliveries?q=endpoint:ep_0199c8f0000070008000000000000007",
          "/admin/dead-letters",
          "/admin/endpoints");

  @Mixin private Console console;

  @Option(
      names = "--events",
      defaultValue = "1000000",
      description = "Events of history: ${DEFAULT-VALUE}.")
  private int events;

  @Option(
      names = "--looks",
      defaultValue = "40",
      description = "Looks at each page: ${DEFAULT-VALUE}.")
  private int looks;

  /** Made by the command line. */
  public PagesCommand() {}

  @Override
  public Integer call() throws IOException, SQLException {
    Path directory = Files.createTempDirectory("hookline-pages");
    try (LocalServer server = LocalServer.start(directory.resolve("data"), console::say)) {
      console.say("writing a history of " + events + " events");
      History.write(server.target().databaseUrl(), events);
      Browser browser = new Browser(server.target().url());
      browser.signIn(server.firstAdminPassword());
      boolean good = true;
      console.out().printf("%-58s %9s %9s%n", "page", "p50 ms", "p95 ms");
      for (String page : PAGES) {
        good &= time(browser, page) <= LIMIT_MILLIS;
      }
      return good ? 0 : Unusable.CHECK_FAILED;
    } finally {
      DataDir.delete(directory);
    }
  }

  /** Prints the page's line; returns the 95th of a hundred in milliseconds. */
  private long time(Browser browser, String page) throws IOException {
    long[] nanos = new long[looks];
    browser.open(page); // the first look reads the templates
    for (int i = 0; i < looks; i++) {
      nanos[i] = browser.open(page);
    }
    Arrays.sort(nanos);
    long p50 = nanos[looks / 2] / 1_000_000;
    long p95 = nanos[Math.min(looks - 1, looks * 95 / 100)] / 1_000_000;
    console.out().printf("%-58s %9d %9d%n", page, p50, p95);
    return p95;
  }
}
