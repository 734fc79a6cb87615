package dev.hookline.launcher.recovery;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the verbs answer: stages to the error stream as they come, the outcome to the output. */
final class Spoken {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--json", description = "The outcome as one object, for machines.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  Journal journal() {
    return new Journal(spec.commandLine().getErr(), Clock.systemUTC());
  }

  /** Of this HookLine, as {@code --version} says it. */
  String version() {
    return spec.root().version()[0].replaceFirst("^HookLine ", "");
  }

  /** Refuses a number out of its range as wrong usage; none at all is fine. */
  void within(String option, Integer value, int least, int most) {
    if (value != null && (value < least || value > most)) {
      throw new ParameterException(
          spec.commandLine(), "%s must be from %d to %d".formatted(option, least, most));
    }
  }

  void answer(Record outcome, String text) throws IOException {
    spec.commandLine()
        .getOut()
        .println(json ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(outcome) : text);
  }

  /** Says why something is not sound; the exit code of that. */
  int unsound(Unsound why) throws IOException {
    record Refused(boolean sound, String why) {}
    if (json) {
      answer(new Refused(false, why.getMessage()), "");
    }
    spec.commandLine().getErr().println("hl: " + why.getMessage());
    return Unsound.EXIT_CODE;
  }
}
