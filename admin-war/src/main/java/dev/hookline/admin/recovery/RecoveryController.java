package dev.hookline.admin.recovery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.Needs;
import dev.hookline.admin.frame.Why;
import dev.hookline.delivery.access.Role;
import dev.hookline.jobs.JobRun;
import dev.hookline.jobs.Jobs;
import dev.hookline.jobs.backup.BackupState;
import dev.hookline.jobs.backup.Backups;
import dev.hookline.jobs.runs.Runs;
import dev.hookline.jobs.schedule.Schedules;
import dev.hookline.persistence.backup.Manifest;
import dev.hookline.persistence.runs.RecoveryRun;
import dev.hookline.persistence.runs.RunKind;
import dev.hookline.persistence.schedules.StoredSchedule;
import dev.hookline.persistence.shelf.Shelved;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;

/** The page of backups and drills: how safe the data is, what is planned, what ran. */
@Controller
@RequestScoped
@Path("/recovery")
public class RecoveryController {
  private static final int MOST_RUNS = 30;
  private static final int MOST_DRILLS = 40;

  @Inject Schedules schedules;
  @Inject Runs runs;
  @Inject Backups backups;
  @Inject Jobs jobs;
  @Inject Models models;
  @Inject Go go;

  /**
   * A line of the schedules.
   *
   * @param startable whether this server can start it
   */
  public record Line(StoredSchedule schedule, boolean startable) {}

  /**
   * A line of the backups.
   *
   * @param manifest null for one that is not finished
   */
  public record Kept(Shelved shelved, BackupState state, Manifest manifest) {
    static Kept of(Shelved backup) {
      return new Kept(backup, BackupState.of(backup), backup.says().orElse(null));
    }
  }

  @GET
  public String page() {
    List<RecoveryRun> drills = runs.newest(Standing.DRILLS, MOST_DRILLS);
    models.put(
        "schedules",
        schedules.all().stream()
            .map(each -> new Line(each, schedules.startable(each.name())))
            .toList());
    models.put("standing", Standing.of(runs, drills));
    models.put("rto", Trend.of(drills, "rto"));
    models.put("rpo", Trend.of(drills, "rpo"));
    models.put("backups", backups.all().stream().map(Kept::of).toList());
    models.put("runs", runs.newest(EnumSet.allOf(RunKind.class), MOST_RUNS));
    return "recovery/recovery.html";
  }

  @POST
  @Path("jobs/{job}")
  @Needs(Role.OPERATOR)
  public Response start(@PathParam("job") String job) {
    JobRun started = jobs.start(job);
    return go.to("/recovery", "Started: " + job + ", execution " + started.executionId() + ".");
  }

  /** Without the field of a box that is not ticked, the schedule is off. */
  @POST
  @Path("schedules/{name}")
  @Needs(Role.OPERATOR)
  public Response change(
      @PathParam("name") String name,
      @FormParam("plan") String plan,
      @FormParam("enabled") boolean enabled,
      @FormParam("reason") String reason) {
    StoredSchedule changed =
        schedules.change(
            name,
            JsonNodeFactory.instance
                .objectNode()
                .put("plan", plan)
                .put("enabled", enabled)
                .put("reason", Why.of(reason)));
    return go.to(
        "/recovery",
        changed.enabled() ? name + ": " + changed.plan() + ", UTC." : name + " is off.");
  }
}
