package dev.hookline.api.guarded;

import dev.hookline.api.http.ClientAddress;
import dev.hookline.api.http.OrSigned;
import dev.hookline.api.http.RequestBody;
import dev.hookline.api.json.OptionalJson;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.guarded.GuardedReplay;
import dev.hookline.delivery.guarded.ReplayAnswer;
import dev.hookline.delivery.guarded.ReplayCall;
import dev.hookline.persistence.work.Acting;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Replays dead letters in bulk, under guard. */
@Path("/v1/dlq/replay")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Dead letters")
public class GuardedReplayResource {
  private static final int MAX_BYTES = 16_384;

  @Inject GuardedCaller caller;
  @Inject GuardedReplay replay;
  @Inject ClientAddress addresses;
  @Inject Clock clock;
  @Context HttpServletRequest request;
  @Context HttpServletResponse response;

  /** The body is read as it came: the signature is over its bytes. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @OrSigned
  @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = GuardedReplayForm.class)))
  @Operation(
      operationId = "replayDeadLetters",
      summary = "Requeue up to 50 dead letters of a tenant",
      description =
          "Signed with the replay secret, or by an admin. Counted for the tenant and the address,"
              + " paid from the tenant's budget, done once for an idempotency key.")
  public GuardedReplayView replay() {
    String address = addresses.of(request);
    byte[] body = RequestBody.read(request, MAX_BYTES, clock);
    Acting by = GuardedCaller.stranger(address);
    try {
      by = caller.require(request, body, address);
      ReplayCall call = GuardedReplayBody.read(OptionalJson.read(new ByteArrayInputStream(body)));
      by = by.on(call.tenantId()).because(call.reason());
      ReplayAnswer answer = replay.run(call, by);
      limits(answer.calls().left(), answer.calls().reset().toSeconds());
      return GuardedReplayView.of(call.tenantId(), answer);
    } catch (Refused refused) {
      replay.rejected(by, refused);
      if (refused.reason() == Reason.RATE_LIMITED) {
        refused.retryAfter().ifPresent(wait -> limits(0, wait.toSeconds()));
      }
      throw refused;
    }
  }

  private void limits(int left, long seconds) {
    String policy = "\"dlq-replay\";";
    response.setHeader(
        "RateLimit-Policy",
        policy + "q=" + replay.limits().calls() + ";w=" + replay.limits().window().toSeconds());
    response.setHeader("RateLimit", policy + "r=" + left + ";t=" + seconds);
  }
}
