package dev.hookline.admin.releases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.persistence.releases.Deployment;
import java.util.List;
import java.util.stream.StreamSupport;

/** A deployment with its steps, as the page shows it. */
public record PastDeployment(Deployment of, List<Step> steps) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What was done.
   *
   * @param node where; empty for all
   * @param millis how long it took
   */
  public record Step(String name, String node, boolean ok, long millis, String detail) {}

  static PastDeployment of(Deployment deployment) {
    try {
      JsonNode steps = JSON.readTree(deployment.steps());
      return new PastDeployment(
          deployment,
          StreamSupport.stream(steps.spliterator(), false).map(PastDeployment::step).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database gives valid JSON", e);
    }
  }

  /** Whether the new release stayed. */
  public boolean done() {
    return of.result().equals("done");
  }

  /** Whether a node could not be brought back. */
  public boolean stuck() {
    return of.result().equals("stuck");
  }

  private static Step step(JsonNode step) {
    return new Step(
        step.path("name").asText(),
        step.path("node").asText(),
        step.path("ok").asBoolean(),
        step.path("ms").asLong(),
        step.path("detail").asText());
  }
}
