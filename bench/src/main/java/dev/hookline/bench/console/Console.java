package dev.hookline.bench.console;

import dev.hookline.bench.api.Unusable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A verb's way to speak: its outcome to the output, everything else to the error stream. */
@Command // a mixin needs some annotation
public final class Console {
  private static final int FAILED = 1;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Made by the command line. */
  public Console() {}

  /** What a verb does, up to its exit code. */
  @FunctionalInterface
  public interface Work {
    int run() throws IOException;
  }

  /** Does the work; what keeps it from being done is told in a line and becomes the exit code. */
  public int run(Work work) {
    try {
      return work.run();
    } catch (Unusable e) {
      say(e.getMessage());
      return e.exitCode();
    } catch (IOException | UncheckedIOException e) {
      say(e.getMessage());
      return FAILED;
    }
  }

  /**
   * Refuses an option out of its range.
   *
   * @throws ParameterException then, which is wrong usage
   */
  public void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(), "%s must be from %d to %d".formatted(option, least, most));
    }
  }

  /** Says a line on the way, behind the name of the verb. */
  public void say(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(verb() + ": " + line);
    err.flush();
  }

  /** Where the outcome goes. */
  public PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** As it stands behind {@code scripts/hl}. */
  private String verb() {
    CommandSpec verb = spec;
    while (verb.parent() != null && verb.parent().parent() != null) {
      verb = verb.parent();
    }
    return verb.name();
  }
}
