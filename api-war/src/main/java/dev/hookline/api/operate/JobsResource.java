package dev.hookline.api.operate;

import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.Times;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.jobs.JobRun;
import dev.hookline.jobs.Jobs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Batch jobs: start one, see how it is. */
@Path("/v1/admin/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Operate")
public class JobsResource {
  @Inject CurrentCaller current;
  @Inject Jobs jobs;

  /**
   * @param status the Jakarta Batch status, such as {@code STARTED} or {@code COMPLETED}
   */
  public record JobView(
      String id,
      String executionId,
      String job,
      String status,
      @Schema(nullable = true) String exitStatus,
      @Schema(nullable = true) Long startedAt,
      @Schema(nullable = true) Long endedAt) {
    static JobView of(JobRun run) {
      String id = Long.toString(run.executionId());
      return new JobView(
          id,
          id,
          run.job(),
          run.status(),
          run.exitStatus(),
          Times.millis(run.startedAt()),
          Times.millis(run.endedAt()));
    }
  }

  @POST
  @Path("{job}")
  @Operation(
      operationId = "startJob",
      summary =
          "Start a batch job: backup, verify, deep-verify, restore, restore-drill or retention")
  public JobView start(@PathParam("job") String job, @QueryParam("backup_id") String backup) {
    current.require(Role.OPERATOR);
    return JobView.of(jobs.start(job, backup));
  }

  @POST
  @Path("{executionId}/stop")
  @Operation(operationId = "stopJob", summary = "Stop an execution; a backup can go on later")
  public JobView stop(@PathParam("executionId") String executionId) {
    current.require(Role.OPERATOR);
    return JobView.of(jobs.stop(number(executionId)));
  }

  @POST
  @Path("{executionId}/restart")
  @Operation(operationId = "restartJob", summary = "Go on with an execution that was stopped")
  public JobView restart(@PathParam("executionId") String executionId) {
    current.require(Role.OPERATOR);
    return JobView.of(jobs.restart(number(executionId)));
  }

  @GET
  @Path("{executionId}")
  @Operation(operationId = "getJob", summary = "How an execution of a job is")
  public JobView find(@PathParam("executionId") String executionId) {
    current.require(Role.VIEWER);
    return JobView.of(jobs.find(number(executionId)));
  }

  private static long number(String executionId) {
    try {
      return Long.parseLong(executionId);
    } catch (NumberFormatException e) {
      throw new Refused(Reason.NOT_FOUND, "no such execution");
    }
  }
}
