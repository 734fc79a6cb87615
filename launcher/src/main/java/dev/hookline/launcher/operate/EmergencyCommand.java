package dev.hookline.launcher.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hookline.launcher.environment.DataDirOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops everything that leaves and everything that works in the background, at once. */
@Command(
    name = "emergency",
    description = {
      "Stop every delivery and all background work on every node, or let them go on.",
      "Publishes are kept meanwhile, and what is in flight finishes."
    },
    mixinStandardHelpOptions = true)
public final class EmergencyCommand implements Callable<Integer> {
  enum Act {
    stop,
    resume
  }

  @Parameters(paramLabel = "stop|resume", description = "What to do.")
  private Act act;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, for the audit log (default: that it came from the command line).")
  private String reason = "scripts/hl emergency";

  @Mixin private DataDirOption dataDirOption;

  @Option(names = "--json", description = "The server's answer as it is, for machines.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    JsonNode body = JsonNodeFactory.instance.objectNode().put("reason", reason);
    JsonNode answer = OperatorCall.to(dataDirOption).post("/v1/admin/emergency/" + act, body);
    if (json) {
      System.out.println(answer.toPrettyString());
    } else {
      describe(answer);
    }
    return 0;
  }

  private void describe(JsonNode answer) {
    JsonNode affected = answer.path("affected");
    System.out.printf("deliveries       %s%n", state(answer.path("outbox_paused")));
    System.out.printf("background work  %s%n", state(answer.path("agents_paused")));
    System.out.printf(
        "%s %s%d deliveries of %d endpoints and %d tenants; %d in flight%n",
        act == Act.stop ? "held back:      " : "was held back:  ",
        affected.path("at_least").asBoolean() ? "at least " : "",
        affected.path("pending").asLong(),
        affected.path("endpoints").asLong(),
        affected.path("tenants").asLong(),
        affected.path("in_flight").asLong());
  }

  private static String state(JsonNode mode) {
    String state = mode.path("value").asBoolean() ? "stopped" : "go on";
    return mode.path("pinned").asBoolean() ? state + ", pinned by the configuration" : state;
  }
}
