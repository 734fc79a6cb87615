package dev.hookline.api.operators;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.api.http.Page;
import dev.hookline.api.http.PageRequest;
import dev.hookline.api.http.WireId;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.input.Member;
import dev.hookline.delivery.input.Members;
import dev.hookline.delivery.operators.NewOperator;
import dev.hookline.delivery.operators.Operator;
import dev.hookline.delivery.operators.Operators;
import dev.hookline.persistence.id.IdKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The operators, for admins. One admin who may sign in always stays. */
@Path("/v1/admin/operators")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Operate")
public class OperatorsResource {
  @Inject CurrentCaller current;
  @Inject Operators operators;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createOperator",
      summary = "Make an operator, with a one-time password shown in this answer only")
  @APIResponse(
      responseCode = "201",
      description = "Made",
      content = @Content(schema = @Schema(implementation = OperatorView.class)))
  public Response create(
      @RequestBody(
              content = @Content(schema = @Schema(implementation = OperatorBodies.Creation.class)))
          JsonNode body) {
    current.require(Role.ADMIN);
    Members in = Members.of(body);
    String name = in.required("name").text(1, 64);
    OperatorView made = view(operators.create(name, role(in.required("role"))));
    return Response.created(URI.create("/v1/admin/operators/" + made.id())).entity(made).build();
  }

  @GET
  @Operation(operationId = "listOperators", summary = "List operators, newest first")
  public Page<OperatorView> list(
      @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
    current.require(Role.ADMIN);
    PageRequest page = PageRequest.of(limit, cursor, IdKind.OPERATOR);
    var rows = operators.newest(page.before(), page.rows());
    return Page.of(page, rows, this::view, OperatorView::id);
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getOperator", summary = "Show an operator")
  public OperatorView get(@PathParam("id") String id) {
    return view(operators.get(admitted(id)));
  }

  @PATCH
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changeOperator",
      summary = "Change an operator's role, disable or unlock them")
  public OperatorView change(
      @PathParam("id") String id,
      @RequestBody(
              content = @Content(schema = @Schema(implementation = OperatorBodies.Change.class)))
          JsonNode body) {
    UUID operator = admitted(id);
    Members in = Members.of(body);
    Role role = in.optional("role", null, OperatorsResource::role);
    Boolean disabled = in.optional("disabled", null, Member::flag);
    if (in.optional("locked", false, Member::flag)) {
      throw in.required("locked").refused("can only be false");
    }
    if (role != null || disabled != null) {
      operators.change(operator, Optional.ofNullable(role), Optional.ofNullable(disabled));
    }
    if (in.has("locked")) {
      operators.unlock(operator);
    }
    return view(operators.get(operator));
  }

  @POST
  @Path("{id}/password")
  @Operation(
      operationId = "resetPassword",
      summary = "Give an operator a new one-time password, shown in this answer only")
  public OperatorView resetPassword(@PathParam("id") String id) {
    return view(operators.resetPassword(admitted(id)));
  }

  @DELETE
  @Path("{id}")
  @Operation(operationId = "removeOperator", summary = "Remove an operator; their sessions end")
  @APIResponse(responseCode = "204", description = "Removed")
  public void remove(@PathParam("id") String id) {
    operators.remove(admitted(id));
  }

  private UUID admitted(String id) {
    current.require(Role.ADMIN);
    return WireId.inPath(IdKind.OPERATOR, id);
  }

  private OperatorView view(Operator operator) {
    return OperatorView.of(operator, operators.lockedUntil(operator));
  }

  private OperatorView view(NewOperator made) {
    return OperatorView.of(
        made.operator(), operators.lockedUntil(made.operator()), made.oneTimePassword());
  }

  private static Role role(Member member) {
    return Role.named(member.text(1, 20))
        .orElseThrow(() -> member.refused("must be viewer, operator or admin"));
  }
}
