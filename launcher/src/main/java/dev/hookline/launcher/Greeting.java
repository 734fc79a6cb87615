package dev.hookline.launcher;

import dev.hookline.launcher.state.DataDir;
import java.io.PrintStream;

/** What a person wants to know when the server is up. */
final class Greeting {
  private Greeting() {}

  static void print(RunningServer server, DataDir dataDir) {
    PrintStream out = System.out;
    out.println();
    out.println("  API     " + server.note().apiUrl());
    out.println("  Portal  " + server.note().apiUrl() + "/admin");
    out.println("  Keys    " + dataDir.keysFile());
    out.println("  Stop    scripts/hl down");
    if (server.note().privateTargets()) {
      out.println();
      out.println("  !! DEVELOPMENT MODE: webhooks may go to loopback and private addresses.");
      out.println("  !! Set HL_ALLOW_PRIVATE_TARGETS=0 wherever others can reach this server.");
    }
    out.println();
    out.flush();
  }
}
