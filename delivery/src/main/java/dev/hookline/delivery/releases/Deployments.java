package dev.hookline.delivery.releases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hookline.delivery.input.Member;
import dev.hookline.delivery.input.Members;
import dev.hookline.persistence.releases.Deployment;
import dev.hookline.persistence.releases.DeploymentLog;
import dev.hookline.persistence.work.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What was deployed, as whoever deployed it reports. */
public final class Deployments {
  private static final int VERSION = 64;
  private static final int TEXT = 1_000;
  private static final int MOST_STEPS = 200;
  private static final int DAY = 86_400;
  private static final long LATEST = 253_402_300_799_999L;
  private static final Set<String> VERBS = Set.of("deploy", "rollback");
  private static final Set<String> RESULTS = Set.of("done", "rolled back", "stuck");

  private final UnitOfWork work;

  /** Deployments kept through the given unit of work. */
  public Deployments(UnitOfWork work) {
    this.work = work;
  }

  /**
   * Writes down a deployment that came to an end.
   *
   * @throws dev.hookline.delivery.Refused with {@code INVALID_REQUEST} if the body is not the
   *     report of one
   */
  public Deployment report(JsonNode body) {
    Members in = Members.of(body);
    Deployment deployment =
        new Deployment(
            in.required("environment").text(1, VERSION),
            oneOf(in, "verb", VERBS),
            in.required("version").text(1, VERSION),
            in.optional("version_before", null, member -> member.text(1, VERSION)),
            oneOf(in, "result", RESULTS),
            in.optional("why", "", member -> member.text(0, TEXT)),
            Instant.ofEpochMilli(in.required("began_at").number(0, LATEST)),
            in.required("seconds").integer(0, DAY),
            in.optional("by", "", member -> member.text(0, VERSION)),
            in.optional("steps", "[]", Deployments::steps));
    work.write(
        session -> {
          new DeploymentLog(session).add(deployment);
          return null;
        });
    return deployment;
  }

  /** The newest ones, newest first. */
  public List<Deployment> newest(int limit) {
    return work.read(session -> new DeploymentLog(session).newest(limit));
  }

  private static String oneOf(Members in, String name, Set<String> words) {
    String word = in.required(name).text(1, VERSION);
    if (!words.contains(word)) {
      throw in.required(name).refused("is one of " + String.join(", ", words));
    }
    return word;
  }

  /** Only what a step is made of, so that a list of anything else is not kept. */
  private static String steps(Member given) {
    ArrayNode steps = JsonNodeFactory.instance.arrayNode();
    for (Member item : given.items(0, MOST_STEPS)) {
      Members step = item.members();
      steps
          .addObject()
          .put("name", step.required("name").text(1, VERSION))
          .put("node", step.optional("node", "", member -> member.text(0, VERSION)))
          .put("ok", step.required("ok").flag())
          .put("ms", step.required("ms").number(0, LATEST))
          .put("detail", step.optional("detail", "", member -> member.text(0, TEXT)));
    }
    return steps.toString();
  }
}
