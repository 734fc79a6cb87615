package dev.hookline.api.operate;

import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.WireId;
import dev.hookline.delivery.access.Scope;
import dev.hookline.delivery.dispatch.Probe;
import dev.hookline.delivery.engine.Engine;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.outbox.AttemptResult;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sends a signed test message to one endpoint and tells at once what came of it. */
@Path("/v1/endpoints/{id}/test")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Endpoints")
public class TestSendResource {
  @Inject CurrentCaller current;
  @Inject Engine engine;

  /**
   * What a test send did.
   *
   * @param success whether the answer was 2xx
   * @param status HTTP status, or null if none came
   * @param error or null
   * @param excerpt the beginning of the answer, or null
   * @param durationMs from connecting to the last byte read
   */
  public record TestView(
      String id,
      String deliveryId,
      String endpointId,
      boolean success,
      String outcome,
      Integer status,
      @Schema(nullable = true) String error,
      @Schema(nullable = true) String excerpt,
      String url,
      long startedAt,
      long durationMs) {}

  @POST
  @Operation(operationId = "testEndpoint", summary = "Send a test message; nothing is stored")
  public TestView send(@PathParam("id") String id) {
    String tenant = current.require(Scope.ENDPOINTS_WRITE).tenantId();
    Probe.Report report =
        engine.dispatch().probe().send(tenant, WireId.inPath(IdKind.ENDPOINT, id));
    AttemptResult.Exchange exchange = report.exchange();
    String deliveryId = IdKind.DELIVERY.format(report.deliveryId());
    return new TestView(
        deliveryId,
        deliveryId,
        id,
        "success".equals(exchange.outcome()),
        exchange.outcome(),
        exchange.status() == 0 ? null : exchange.status(),
        exchange.error(),
        exchange.excerpt(),
        exchange.url(),
        exchange.startedAt().toEpochMilli(),
        exchange.timings().total() / 1_000);
  }
}
