package dev.hookline.api.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.api.http.CurrentCaller;
import dev.hookline.delivery.access.Role;
import dev.hookline.jobs.schedule.Schedules;
import dev.hookline.persistence.schedules.StoredSchedule;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happens by plan. */
@Path("/v1/admin/schedules")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Operate")
public class SchedulesResource {
  @Inject CurrentCaller current;
  @Inject Schedules schedules;

  /**
   * All schedules; there are few, so this is no page of a list.
   *
   * @param items by name
   */
  public record AllSchedules(List<ScheduleView> items, int count) {}

  @GET
  @Operation(operationId = "listSchedules", summary = "What happens by plan, and when next")
  public AllSchedules list() {
    current.require(Role.VIEWER);
    List<ScheduleView> items = schedules.all().stream().map(this::view).toList();
    return new AllSchedules(items, items.size());
  }

  @PUT
  @Path("{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "setSchedule", summary = "Change what the body names; the rest stays")
  public ScheduleView set(
      @PathParam("name") String name,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ScheduleForm.class)))
          JsonNode body) {
    current.require(Role.OPERATOR);
    return view(schedules.change(name, body));
  }

  private ScheduleView view(StoredSchedule schedule) {
    return ScheduleView.of(schedule, schedules.startable(schedule.name()));
  }
}
