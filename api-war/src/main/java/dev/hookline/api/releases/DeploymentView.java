package dev.hookline.api.releases;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.hookline.persistence.releases.Deployment;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A deployment.
 *
 * @param versionBefore what ran before; null at the first one
 * @param why it was not done; empty if it was
 * @param beganAt in Unix milliseconds
 * @param by who ran it, on the machine where it ran
 */
public record DeploymentView(
    String environment,
    String verb,
    String version,
    @Schema(nullable = true) String versionBefore,
    String result,
    String why,
    long beganAt,
    int seconds,
    String by,
    @JsonRawValue String steps) {
  static DeploymentView of(Deployment deployment) {
    return new DeploymentView(
        deployment.environment(),
        deployment.verb(),
        deployment.version(),
        deployment.versionBefore(),
        deployment.result(),
        deployment.why(),
        deployment.beganAt().toEpochMilli(),
        deployment.seconds(),
        deployment.deployedBy(),
        deployment.steps());
  }
}
