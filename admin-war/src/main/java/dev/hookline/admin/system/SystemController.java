package dev.hookline.admin.system;

import dev.hookline.delivery.Store;
import dev.hookline.persistence.watch.Nodes;
import dev.hookline.persistence.watch.Storage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** One page to look at; nothing is changed here. */
@Controller
@RequestScoped
@Path("/system")
public class SystemController {
  private static final int MOST_DAYS = 60;
  private static final int MOST_TABLES = 12;

  @Inject Nodes nodes;
  @Inject Storage storage;
  @Inject Places places;
  @Inject Configuration configuration;
  @Inject Models models;

  @GET
  public String page(@QueryParam("show") @DefaultValue("") String show) {
    boolean givenOnly = show.equals("given");
    models.put("nodes", Store.ask(nodes::list));
    models.put("places", places.here());
    models.put("schema", Store.ask(storage::schema));
    models.put("connections", Store.ask(storage::connections));
    models.put("days", Store.ask(() -> storage.days(MOST_DAYS)));
    models.put("tables", Store.ask(() -> storage.tables(MOST_TABLES)));
    models.put("values", configuration.values(givenOnly));
    models.put("givenOnly", givenOnly);
    return "system/system.html";
  }
}
