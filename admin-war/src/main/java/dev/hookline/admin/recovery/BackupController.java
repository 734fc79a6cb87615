package dev.hookline.admin.recovery;

import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.Needs;
import dev.hookline.admin.frame.Why;
import dev.hookline.delivery.access.Role;
import dev.hookline.jobs.JobRun;
import dev.hookline.jobs.Jobs;
import dev.hookline.jobs.backup.BackupState;
import dev.hookline.jobs.backup.Backups;
import dev.hookline.jobs.runs.Runs;
import dev.hookline.persistence.runs.RunKind;
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

/** One backup: what it holds, what is known of each part, and what can be done with it. */
@Controller
@RequestScoped
@Path("/recovery/backups/{backup}")
public class BackupController {
  private static final int LOOKED_AT = 200;

  @Inject Backups backups;
  @Inject Runs runs;
  @Inject Jobs jobs;
  @Inject Models models;
  @Inject Go go;

  @GET
  public String page(@PathParam("backup") String name) {
    Shelved backup = backups.get(name);
    models.put("backup", backup);
    models.put("state", BackupState.of(backup));
    models.put("manifest", backup.says().orElse(null));
    models.put(
        "parts",
        backup
            .says()
            .map(
                manifest ->
                    Parts.of(backup, manifest, runs.newest(EnumSet.of(RunKind.VERIFY), LOOKED_AT)))
            .orElse(null));
    return "recovery/backup.html";
  }

  @POST
  @Path("verify")
  @Needs(Role.OPERATOR)
  public Response verify(@PathParam("backup") String name) {
    return start("verify", name);
  }

  @POST
  @Path("deep-verify")
  @Needs(Role.OPERATOR)
  public Response verifyDeeply(@PathParam("backup") String name) {
    return start("deep-verify", name);
  }

  @POST
  @Path("restore-drill")
  @Needs(Role.OPERATOR)
  public Response drill(@PathParam("backup") String name) {
    return start("restore-drill", name);
  }

  @POST
  @Path("pin")
  @Needs(Role.OPERATOR)
  public Response pin(@PathParam("backup") String name, @FormParam("reason") String reason) {
    backups.pin(name, Why.of(reason));
    return go.to("/recovery/backups/" + name, "Pinned: retention keeps it.");
  }

  @POST
  @Path("unpin")
  @Needs(Role.OPERATOR)
  public Response unpin(@PathParam("backup") String name) {
    backups.pin(name, null);
    return go.to("/recovery/backups/" + name, "Not pinned any more: retention decides.");
  }

  private Response start(String job, String name) {
    JobRun started = jobs.start(job, backups.get(name).name());
    return go.to("/recovery", "Started: " + job + ", execution " + started.executionId() + ".");
  }
}
