package dev.hookline.admin.budgets;

import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.Needs;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.directory.Tenants;
import dev.hookline.delivery.guarded.ReplayBudgets;
import dev.hookline.persistence.guarded.Budget;
import dev.hookline.persistence.work.Acting;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Shows what tenants may spend on guarded replays; an admin sets it. */
@Controller
@RequestScoped
@Path("/budgets")
public class BudgetsController {
  private static final int ROWS = 25;

  @Inject ReplayBudgets budgets;
  @Inject Tenants tenants;
  @Inject Settings settings;
  @Inject Models models;
  @Inject Go go;

  @GET
  public String list(@QueryParam("tenant") String tenant, @QueryParam("after") String after) {
    String named = tenant == null || tenant.isBlank() ? null : tenant.strip();
    List<String> ids =
        named != null
            ? List.of(named)
            : tenants.list(after == null || after.isBlank() ? null : after, ROWS + 1).stream()
                .map(each -> each.id())
                .toList();
    boolean more = ids.size() > ROWS;
    List<String> page = more ? ids.subList(0, ROWS) : ids;
    models.put("tenant", named == null ? "" : named);
    models.put("budgets", page.stream().map(budgets::get).toList());
    models.put("older", more ? page.getLast() : null);
    models.put("mostDaily", ReplayBudgets.MOST_DAILY);
    models.put("mostMonthly", ReplayBudgets.MOST_MONTHLY);
    models.put("calls", settings.integer(Setting.REPLAY_CALLS));
    models.put("window", settings.integer(Setting.REPLAY_WINDOW_SECONDS));
    models.put("payload", settings.integer(Setting.MAX_PAYLOAD_BYTES));
    models.put("batch", settings.integer(Setting.MAX_BATCH_EVENTS));
    return "budgets/budgets.html";
  }

  @POST
  @Path("{tenant}")
  @Needs(Role.ADMIN)
  public Response set(
      @PathParam("tenant") String tenant,
      @FormParam("daily") String daily,
      @FormParam("monthly") String monthly,
      @FormParam("reason") String reason) {
    int aDay = number("daily", daily, ReplayBudgets.MOST_DAILY);
    int aMonth = number("monthly", monthly, ReplayBudgets.MOST_MONTHLY);
    String why = reason == null ? "" : reason.strip();
    Budget set =
        Acting.as(
            Acting.current().on(tenant).because(why), () -> budgets.set(tenant, aDay, aMonth));
    return go.to(
        "/budgets",
        "%s may replay %d a day and %d a month."
            .formatted(set.tenantId(), set.dailyLimit(), set.monthlyLimit()));
  }

  private static int number(String name, String text, int most) {
    if (text == null || !text.matches("\\d{1,9}") || Integer.parseInt(text) > most) {
      throw new Refused(Reason.INVALID_REQUEST, name + " must be a number from 0 to " + most);
    }
    return Integer.parseInt(text);
  }
}
