package dev.hookline.admin.deadletters;

import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.Needs;
import dev.hookline.admin.frame.Why;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.guarded.GuardedReplay;
import dev.hookline.delivery.guarded.ReplayAnswer;
import dev.hookline.delivery.guarded.ReplayCall;
import dev.hookline.delivery.replay.ReplayRequest;
import dev.hookline.delivery.replay.Replays;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.recovery.ReplayRow;
import dev.hookline.persistence.work.Acting;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Replays many dead letters. An operator's replay is guarded: few at once, and paid from the
 * tenant's budget. All of an endpoint's, beyond the budget, is for an admin to decide.
 */
@Controller
@RequestScoped
@Path("/replays")
public class BulkController {
  @Inject GuardedReplay guarded;
  @Inject Replays replays;
  @Inject Clock clock;
  @Inject Models models;
  @Inject Go go;

  @POST
  @Path("guarded")
  @Needs(Role.OPERATOR)
  public Response some(
      @BeanParam Group.Form form,
      @FormParam("key") String key,
      @FormParam("reason") String reason) {
    Group group = form.group();
    var filter = new ReplayCall.Filter(group.endpointId(), null, group.cause(), 0);
    String why = Why.of(reason);
    if (key == null || key.isBlank() || key.length() > 100) {
      throw new Refused(Reason.INVALID_REQUEST, "open the page again and repeat it");
    }
    ReplayAnswer done =
        guarded.run(
            new ReplayCall(group.tenant(), key, ReplayCall.MOST, filter, false, why),
            Acting.current().on(group.tenant()).because(why));
    return go.to(
        "/dead-letters/group?" + group.query(),
        "%d replayed for %d of the budget; %d cannot be delivered. Left today: %d."
            .formatted(done.replayed(), done.cost(), done.failed(), done.leftToday()));
  }

  @POST
  @Path("all")
  @Needs(Role.ADMIN)
  public Response all(@BeanParam Group.Form form, @FormParam("reason") String reason) {
    Group group = form.group();
    var request =
        new ReplayRequest(
            List.of(),
            Instant.EPOCH,
            clock.instant(),
            null,
            group.endpointId(),
            ReplayRequest.Mode.FAILED_ONLY,
            ReplayRequest.MAX_LIMIT,
            false);
    ReplayRow started =
        Acting.as(
            Acting.current().on(group.tenant()).because(Why.of(reason)),
            () -> replays.start(group.tenant(), request));
    return go.to("/replays/" + group.tenant() + "/" + IdKind.REPLAY.format(started.replayId()));
  }

  @GET
  @Path("{tenant}/{id}")
  public String progress(@PathParam("tenant") String tenant, @PathParam("id") String id) {
    show(tenant, id);
    return "deadletters/replay.html";
  }

  @GET
  @Path("{tenant}/{id}/live")
  public String live(@PathParam("tenant") String tenant, @PathParam("id") String id) {
    show(tenant, id);
    return "deadletters/replay-live.html";
  }

  @POST
  @Path("{tenant}/{id}/cancel")
  @Needs(Role.OPERATOR)
  public Response cancel(@PathParam("tenant") String tenant, @PathParam("id") String id) {
    replays.cancel(tenant, id(id));
    return go.to(
        "/replays/" + tenant + "/" + id, "Cancelled, with those of its deliveries that waited.");
  }

  private void show(String tenant, String id) {
    models.put("tenant", tenant);
    models.put("id", id);
    models.put("replay", replays.find(tenant, id(id)));
  }

  private static UUID id(String text) {
    return IdKind.REPLAY
        .parse(text)
        .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "there is no such replay"));
  }
}
