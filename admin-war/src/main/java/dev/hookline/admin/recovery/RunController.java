package dev.hookline.admin.recovery;

import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.Needs;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.jobs.Jobs;
import dev.hookline.jobs.runs.Runs;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.runs.RecoveryRun;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.TreeMap;

/** One run: its stages, its figures, its report. */
@Controller
@RequestScoped
@Path("/recovery/runs/{run}")
public class RunController {
  @Inject Runs runs;
  @Inject Jobs jobs;
  @Inject Clock clock;
  @Inject Models models;
  @Inject Go go;

  @GET
  public String page(@PathParam("run") String id) {
    RecoveryRun run = find(id);
    TreeMap<String, String> figures = new TreeMap<>();
    run.figures()
        .properties()
        .forEach(each -> figures.put(each.getKey(), each.getValue().asText()));
    models.put("run", run);
    models.put("id", id);
    models.put("bars", Gantt.of(run, clock.instant()));
    models.put("figures", figures);
    return "recovery/run.html";
  }

  @POST
  @Path("stop")
  @Needs(Role.OPERATOR)
  public Response stop(@PathParam("run") String id) {
    RecoveryRun run = find(id);
    if (run.executionId() == null) {
      throw new Refused(Reason.CONFLICT, "this run is no job of the server");
    }
    if (run.endedAt() != null) {
      throw new Refused(Reason.CONFLICT, "this run has ended");
    }
    jobs.stop(run.executionId());
    return go.to("/recovery/runs/" + id, "It was asked to stop.");
  }

  private RecoveryRun find(String id) {
    return runs.get(
        IdKind.RUN.parse(id).orElseThrow(() -> new Refused(Reason.NOT_FOUND, "no such run")));
  }
}
