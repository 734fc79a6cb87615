package dev.hookline.admin.modes;

import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.InEveryMode;
import dev.hookline.admin.frame.Needs;
import dev.hookline.admin.frame.Why;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.modes.Emergency;
import dev.hookline.delivery.modes.InForce;
import dev.hookline.delivery.modes.Mode;
import dev.hookline.delivery.modes.Switchboard;
import dev.hookline.delivery.modes.Turn;
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
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** Shows what each switch would hold back, and turns it. */
@Controller
@RequestScoped
@Path("/modes")
public class ModesController {
  private static final int MOST_MINUTES = 43_200;

  @Inject Switchboard switchboard;
  @Inject Emergency emergency;
  @Inject Clock clock;
  @Inject Models models;
  @Inject Go go;

  @GET
  public String page() {
    InForce now = switchboard.now();
    models.put("held", switchboard.counts(null, null));
    models.put(
        "lines",
        Arrays.stream(Mode.values())
            .map(mode -> new Line(mode, now.switches().get(mode)))
            .toList());
    models.put("pauses", now.pauses());
    return "modes/modes.html";
  }

  @POST
  @Path("{mode}/on")
  @Needs(Role.OPERATOR)
  @InEveryMode
  public Response turnOn(
      @PathParam("mode") String name,
      @FormParam("confirm") String confirm,
      @FormParam("reason") String reason,
      @FormParam("minutes") String minutes) {
    Mode mode = mode(name);
    if (confirm == null || !confirm.strip().equals(mode.wireName())) {
      throw new Refused(
          Reason.INVALID_REQUEST, "to confirm it, type " + mode.wireName() + " exactly");
    }
    switchboard.turn(Map.of(mode, new Turn(true, Why.of(reason), end(minutes))));
    return go.to("/modes", "It is on, on every node within a second.");
  }

  @POST
  @Path("{mode}/off")
  @Needs(Role.OPERATOR)
  @InEveryMode
  public Response turnOff(@PathParam("mode") String name, @FormParam("reason") String reason) {
    switchboard.turn(Map.of(mode(name), Turn.lasting(false, Why.of(reason))));
    return go.to("/modes", "It is off, on every node within a second.");
  }

  @POST
  @Path("emergency/stop")
  @Needs(Role.OPERATOR)
  @InEveryMode
  public Response stop(@FormParam("confirm") String confirm, @FormParam("reason") String reason) {
    if (confirm == null || !confirm.strip().equals("stop")) {
      throw new Refused(Reason.INVALID_REQUEST, "to confirm it, type stop exactly");
    }
    var held = emergency.stop(Why.of(reason)).affected();
    return go.to(
        "/modes",
        "Stopped: %d deliveries wait for %d endpoints, %d are in flight and finish."
            .formatted(held.pending(), held.endpoints(), held.inFlight()));
  }

  @POST
  @Path("emergency/resume")
  @Needs(Role.OPERATOR)
  @InEveryMode
  public Response resume(@FormParam("reason") String reason) {
    var held = emergency.resume(Why.of(reason)).affected();
    return go.to("/modes", "Resumed: " + held.pending() + " deliveries leave now.");
  }

  private Instant end(String minutes) {
    if (minutes == null || minutes.isBlank()) {
      return null;
    }
    if (!minutes.matches("\\d{1,5}")
        || Integer.parseInt(minutes) < 1
        || Integer.parseInt(minutes) > MOST_MINUTES) {
      throw new Refused(Reason.INVALID_REQUEST, "it ends after 1 to 43200 minutes");
    }
    return clock.instant().plusSeconds(Integer.parseInt(minutes) * 60L);
  }

  private static Mode mode(String name) {
    return Mode.named(name)
        .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "there is no such mode"));
  }
}
