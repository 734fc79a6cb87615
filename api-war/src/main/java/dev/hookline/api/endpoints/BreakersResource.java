package dev.hookline.api.endpoints;

import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.Times;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.breakers.EndpointBreakers;
import dev.hookline.persistence.breakers.StoredBreaker;
import dev.hookline.persistence.id.IdKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The circuit breakers of all tenants that are not closed. */
@Path("/v1/admin/breakers")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Operate")
public class BreakersResource {
  private static final int MOST = 1_000;

  @Inject CurrentCaller current;
  @Inject EndpointBreakers breakers;

  /**
   * One that is not closed.
   *
   * @param since Unix milliseconds
   * @param until when it will look again; null while it looks
   * @param reason why it is in its state
   */
  @Schema(name = "OpenBreaker")
  public record ItemView(
      String endpointId,
      String tenantId,
      String state,
      long since,
      @Schema(nullable = true) Long until,
      String reason) {

    static ItemView of(StoredBreaker stored) {
      return new ItemView(
          IdKind.ENDPOINT.format(stored.endpointId()),
          stored.tenantId(),
          stored.state().word(),
          stored.since().toEpochMilli(),
          Times.millis(stored.until()),
          stored.reason());
    }
  }

  /** At most a thousand, those that are so for longest first. */
  @Schema(name = "OpenBreakers")
  public record ListView(List<ItemView> items, int count) {}

  @GET
  @Operation(
      operationId = "listBreakers",
      summary = "List the circuit breakers that are open or half open, over all tenants")
  public ListView list() {
    current.require(Role.VIEWER);
    List<ItemView> items = breakers.notClosed(MOST).stream().map(ItemView::of).toList();
    return new ListView(items, items.size());
  }
}
