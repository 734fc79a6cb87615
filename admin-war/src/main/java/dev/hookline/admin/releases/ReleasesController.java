package dev.hookline.admin.releases;

import dev.hookline.delivery.Store;
import dev.hookline.delivery.releases.Deployments;
import dev.hookline.persistence.watch.Nodes;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** One page to look at: a server cannot restart itself, so going back is shown as a command. */
@Controller
@RequestScoped
@Path("/releases")
public class ReleasesController {
  private static final int NEWEST = 30;

  @Inject Nodes nodes;
  @Inject Deployments deployments;
  @Inject Models models;

  @GET
  public String page() {
    List<Nodes.Node> known = Store.ask(nodes::list);
    List<PastDeployment> past =
        deployments.newest(NEWEST).stream().map(PastDeployment::of).toList();
    long running =
        known.stream().filter(Nodes.Node::alive).map(Nodes.Node::release).distinct().count();
    models.put("nodes", known);
    models.put("mixed", running > 1);
    models.put("past", past);
    models.put("last", past.isEmpty() ? null : past.getFirst());
    return "releases/releases.html";
  }
}
