package dev.hookline.api.releases;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The report of a deployment; for the API's description only. */
@Schema(name = "DeploymentReport")
record DeploymentForm(
    @Schema(required = true, maxLength = 64) String environment,
    @Schema(
            required = true,
            enumeration = {"deploy", "rollback"})
        String verb,
    @Schema(required = true, maxLength = 64) String version,
    @Schema(maxLength = 64, nullable = true) String versionBefore,
    @Schema(
            required = true,
            enumeration = {"done", "rolled back", "stuck"})
        String result,
    @Schema(maxLength = 1000) String why,
    @Schema(required = true, description = "Unix milliseconds") long beganAt,
    @Schema(required = true, minimum = "0", maximum = "86400") int seconds,
    @Schema(maxLength = 64) String by,
    @Schema(maxItems = 200) List<Step> steps) {
  /** One step: what, on which node, whether it went well, and how long it took. */
  @Schema(name = "DeploymentStep")
  record Step(
      @Schema(required = true, maxLength = 64) String name,
      @Schema(maxLength = 64, nullable = true) String node,
      @Schema(required = true) boolean ok,
      @Schema(required = true, minimum = "0") long ms,
      @Schema(maxLength = 1000) String detail) {}
}
