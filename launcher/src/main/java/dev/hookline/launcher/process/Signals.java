package dev.hookline.launcher.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sends signals to one process by its pid, and ends it in steps of growing force. */
public final class Signals {
  private Signals() {}

  /** One step of an ending: the signal and how long the process may take to obey it. */
  public record Step(String signal, Duration patience) {}

  /** Takes the steps until the process is gone; a last SIGKILL is always added. */
  public static void end(ProcessHandle process, Step... steps) {
    for (Step step : steps) {
      if (!process.isAlive()) {
        return;
      }
      send(process, step.signal());
      if (gone(process, step.patience())) {
        return;
      }
    }
    process.destroyForcibly();
    gone(process, Duration.ofSeconds(10));
  }

  /** Sends one signal, named without its SIG. */
  public static void send(ProcessHandle process, String signal) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean gone(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (Exception e) {
      return !process.isAlive();
    }
  }
}
