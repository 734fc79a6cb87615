package dev.hookline.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.launcher.environment.DataDirOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at the machine before it is needed. */
@Command(
    name = "doctor",
    description = "Check that this machine can run HookLine; say what to do where it cannot.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Mixin private DataDirOption dataDirOption;

  @Option(names = "--port", paramLabel = "N", description = "The port that up would be given.")
  private Integer port;

  @Option(names = "--json", description = "For machines.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    List<Examination.Finding> findings = new Examination(dataDirOption.environment(), port).all();
    if (json) {
      System.out.println(
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(findings));
    } else {
      for (Examination.Finding each : findings) {
        System.out.printf("%s %-14s %s%n", each.ok() ? "✓" : "✗", each.what(), each.detail());
      }
    }
    return findings.stream().allMatch(Examination.Finding::ok) ? 0 : Main.PRECONDITION;
  }
}
