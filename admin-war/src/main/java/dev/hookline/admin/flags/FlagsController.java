package dev.hookline.admin.flags;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.Needs;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.flags.FlagBoard;
import dev.hookline.persistence.flags.StoredFlag;
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

/** Shows flags, what a change would do to whom, and makes it. */
@Controller
@RequestScoped
@Path("/flags")
public class FlagsController {
  @Inject FlagBoard board;
  @Inject Samples samples;
  @Inject Models models;
  @Inject Go go;

  @GET
  public String list() {
    models.put("flags", board.all());
    return "flags/flags.html";
  }

  @GET
  @Path("{key}")
  public String detail(@PathParam("key") String key, @BeanParam Draft draft) {
    StoredFlag flag = board.get(key);
    Draft wanted = draft.asked() ? draft : Draft.of(flag);
    models.put("flag", flag);
    models.put("draft", wanted);
    models.put("changes", wanted.changes(flag));
    models.put("samples", samples.of(flag, wanted));
    models.put("history", board.history(key));
    return "flags/flag.html";
  }

  @POST
  @Path("{key}")
  @Needs(Role.OPERATOR)
  public Response apply(
      @PathParam("key") String key,
      @FormParam("enabled") boolean enabled,
      @FormParam("percentage") int percentage,
      @FormParam("version") int version,
      @FormParam("reason") String reason) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("enabled", enabled)
            .put("rollout_percentage", percentage)
            .put("reason", required(reason));
    StoredFlag changed = board.change(key, body, version);
    return go.to(
        "/flags/" + key,
        "%s is %s, for %d %% of the tenants."
            .formatted(key, changed.rule().enabled() ? "on" : "off", changed.rule().percentage()));
  }

  @POST
  @Path("{key}/kill")
  @Needs(Role.OPERATOR)
  public Response kill(
      @PathParam("key") String key,
      @FormParam("killed") boolean killed,
      @FormParam("reason") String reason) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("kill_switch", killed)
            .put("reason", required(reason));
    board.change(key, body, null);
    return go.to(
        "/flags/" + key,
        killed ? "Off for everybody, whatever else is set." : "The kill switch is released.");
  }

  @POST
  @Path("{key}/override")
  @Needs(Role.OPERATOR)
  public Response override(
      @PathParam("key") String key,
      @FormParam("tenant") String tenant,
      @FormParam("value") String value,
      @FormParam("reason") String reason) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode overrides = body.putObject("overrides");
    switch (value == null ? "" : value) {
      case "on" -> overrides.put(tenant, true);
      case "off" -> overrides.put(tenant, false);
      default -> overrides.putNull(tenant);
    }
    board.change(key, body.put("reason", required(reason)), null);
    return go.to("/flags/" + key, "Decided for " + tenant + ".");
  }

  private static String required(String reason) {
    if (reason == null || reason.isBlank() || reason.length() > 500) {
      throw new Refused(Reason.INVALID_REQUEST, "say why, in 1 to 500 characters");
    }
    return reason.strip();
  }
}
