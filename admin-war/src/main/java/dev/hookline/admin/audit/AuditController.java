package dev.hookline.admin.audit;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.audit.Audit;
import dev.hookline.persistence.audit.AuditEntry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** The log, newest first, and the verdict on it. */
@Controller
@RequestScoped
@Path("/audit")
public class AuditController {
  private static final int ROWS = 50;

  @Inject Audit audit;
  @Inject ChainCheck chain;
  @Inject Models models;

  @GET
  public String page(@BeanParam AuditSearch search, @QueryParam("cursor") String cursor) {
    List<AuditEntry> found = audit.newest(search.filter(), before(cursor), ROWS + 1);
    boolean more = found.size() > ROWS;
    List<AuditEntry> shown = more ? found.subList(0, ROWS) : found;
    String query = search.query();
    String apiQuery = search.apiQuery();
    models.put("rows", shown.stream().map(AuditRow::of).toList());
    models.put("next", more ? shown.getLast().seq() : null);
    models.put("first", cursor == null || cursor.isEmpty());
    models.put("fields", search.fields());
    models.put("query", query);
    models.put("asked", apiQuery.isEmpty() ? "" : "?" + apiQuery);
    return "audit/list.html";
  }

  /** For the page above, which does not wait for it. */
  @GET
  @Path("verdict")
  public String verdict() {
    models.put("verdict", chain.recent());
    return "audit/verdict.html";
  }

  @GET
  @Path("verify")
  public String verify() {
    models.put("verdict", chain.walk());
    return "audit/verify.html";
  }

  private static Long before(String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return null;
    }
    try {
      return Long.valueOf(cursor);
    } catch (NumberFormatException e) {
      throw new Refused(Reason.INVALID_CURSOR, "this list has no such page");
    }
  }
}
