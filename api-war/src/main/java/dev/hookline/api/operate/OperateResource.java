package dev.hookline.api.operate;

import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.json.OptionalJson;
import dev.hookline.delivery.Store;
import dev.hookline.delivery.access.Caller;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.input.Members;
import dev.hookline.delivery.modes.Mode;
import dev.hookline.delivery.modes.Switchboard;
import dev.hookline.delivery.modes.Turn;
import dev.hookline.persistence.ledger.StoreCheck;
import dev.hookline.persistence.outbox.QueueCounts;
import dev.hookline.persistence.work.Acting;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The operator's routes. Switches concern every tenant, so only an operator may turn them. */
@Path("/v1/admin")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Operate")
public class OperateResource {
  @Inject CurrentCaller current;
  @Inject StoreCheck store;
  @Inject Switchboard switchboard;
  @Inject Settings settings;

  /**
   * Whether deliveries are held back.
   *
   * @param outboxPaused true while they are
   */
  public record PauseView(boolean outboxPaused) {}

  /** Why; for the API's description only. */
  @Schema(name = "PauseReason")
  record PauseForm(@Schema(maxLength = 500) String reason) {}

  @GET
  @Path("stats")
  @Operation(
      operationId = "getStats",
      summary = "How the queue stands",
      description = "An operator sees every tenant's, or that of X-Tenant-Id; others their own.")
  public StatsView stats(@Parameter(hidden = true) @HeaderParam("X-Tenant-Id") String named) {
    Caller caller = current.caller();
    if (!caller.operator()) {
      caller.require(Scope.ADMIN);
    }
    String tenant = caller.operator() && named == null ? null : caller.tenantId();
    QueueCounts counts =
        Acting.as(Acting.current().on(tenant), () -> Store.ask(() -> store.queue(tenant)));
    return StatsView.of(tenant, counts, paused(), settings.text(Setting.RELEASE));
  }

  @POST
  @Path("store/pause-claims")
  @Operation(operationId = "pauseClaims", summary = "Hold deliveries back on every node")
  public PauseView pause(
      @RequestBody(content = @Content(schema = @Schema(implementation = PauseForm.class)))
          InputStream body) {
    return turn(true, body);
  }

  @POST
  @Path("store/resume-claims")
  @Operation(operationId = "resumeClaims", summary = "Let deliveries leave again")
  public PauseView resume(
      @RequestBody(content = @Content(schema = @Schema(implementation = PauseForm.class)))
          InputStream body) {
    return turn(false, body);
  }

  private static String reason(InputStream body) {
    return Members.ofOptional(OptionalJson.read(body))
        .optional("reason", "", reason -> reason.text(0, 500));
  }

  private PauseView turn(boolean on, InputStream body) {
    current.require(Role.OPERATOR);
    switchboard.turn(Map.of(Mode.OUTBOX_PAUSED, Turn.lasting(on, reason(body))));
    return new PauseView(paused());
  }

  private boolean paused() {
    return switchboard.now().on(Mode.OUTBOX_PAUSED);
  }
}
