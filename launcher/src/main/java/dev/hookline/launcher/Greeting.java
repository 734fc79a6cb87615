package dev.hookline.launcher;

import dev.hookline.launcher.running.RunningServer;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.FirstSignIn;
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
    FirstSignIn.take(dataDir).ifPresent(password -> signIn(out, password));
    if (server.note().privateTargets()) {
      out.println();
      out.println("  !! DEVELOPMENT MODE: webhooks may go to loopback and private addresses.");
      out.println("  !! Set HL_ALLOW_PRIVATE_TARGETS=0 wherever others can reach this server.");
    }
    out.println();
    out.flush();
  }

  private static void signIn(PrintStream out, String password) {
    out.println();
    out.println("  Sign in to the portal as admin with the one-time password " + password);
    out.println("  It is shown only now. You choose your own when you sign in.");
  }
}
