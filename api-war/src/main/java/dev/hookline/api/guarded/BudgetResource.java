package dev.hookline.api.guarded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.guarded.ReplayBudgets;
import dev.hookline.delivery.input.Members;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What tenants may spend on guarded replays. */
@Path("/v1/admin/replay-budgets")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Operate")
public class BudgetResource {
  @Inject CurrentCaller current;
  @Inject ReplayBudgets budgets;

  /** The limits; for the API's description only. */
  @Schema(name = "ReplayBudgetLimits")
  record BudgetForm(
      @Schema(minimum = "0", maximum = "1000000", description = "Dead letters a day (UTC)")
          Integer dailyLimit,
      @Schema(minimum = "0", maximum = "10000000", description = "Dead letters a month (UTC)")
          Integer monthlyLimit) {}

  @GET
  @Path("{tenant}")
  @Operation(operationId = "getReplayBudget", summary = "What a tenant may spend, and has spent")
  public BudgetView get(@PathParam("tenant") String tenant) {
    current.require(Role.VIEWER);
    return BudgetView.of(budgets.get(tenant));
  }

  @PUT
  @Path("{tenant}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "setReplayBudget",
      summary = "Set what a tenant may spend; a limit that is left out stays")
  public BudgetView set(
      @PathParam("tenant") String tenant,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = BudgetForm.class)))
          JsonNode body) {
    current.require(Role.ADMIN);
    Members in = Members.of(body);
    Integer daily = in.optional("daily_limit", null, n -> n.integer(0, ReplayBudgets.MOST_DAILY));
    Integer monthly =
        in.optional("monthly_limit", null, n -> n.integer(0, ReplayBudgets.MOST_MONTHLY));
    if (daily == null && monthly == null) {
      throw new Refused(Reason.INVALID_REQUEST, "name daily_limit or monthly_limit, or both");
    }
    return BudgetView.of(budgets.set(tenant, daily, monthly));
  }
}
