package dev.hookline.admin.flags;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.Needs;
import dev.hookline.admin.frame.Why;
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
import java.util.List;
import java.util.TreeMap;

/** Shows flags, what a change would do to whom, and makes it. */
@Controller
@RequestScoped
@Path("/flags")
public class FlagsController {
  private static final List<Integer> STEPS = List.of(0, 1, 10, 50, 100);

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
  public String detail(@PathParam("key") String key, @BeanParam Asked asked) {
    StoredFlag flag = board.get(key);
    StoredFlag.Rule wanted = asked.rule(flag);
    models.put("flag", flag);
    models.put("wanted", wanted);
    models.put("from", Draft.field(wanted.from()));
    models.put("until", Draft.field(wanted.until()));
    models.put("changes", Change.between(flag.rule(), wanted));
    models.put("body", Draft.body(flag.rule(), wanted).put("reason", "…").toString());
    models.put("steps", STEPS);
    models.put("outlook", samples.of(flag, wanted));
    models.put("overrides", new TreeMap<>(flag.overrides()));
    models.put("history", board.history(key));
    return "flags/flag.html";
  }

  @POST
  @Path("{key}")
  @Needs(Role.OPERATOR)
  public Response apply(@PathParam("key") String key, @BeanParam Applied applied) {
    ObjectNode body = applied.body(board.get(key)).put("reason", Why.of(applied.reason));
    StoredFlag changed = board.change(key, body, null);
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
            .put("reason", Why.of(reason));
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
    board.change(key, body.put("reason", Why.of(reason)), null);
    return go.to("/flags/" + key, "Decided for " + tenant + ".");
  }
}
