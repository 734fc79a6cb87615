package dev.hookline.admin.overview;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The page, and the part of it that renews itself. */
@Controller
@RequestScoped
@Path("/overview")
public class OverviewController {
  @Inject Pulse pulse;
  @Inject Models models;

  @GET
  public String page() {
    models.put("beat", pulse.beat());
    return "overview/overview.html";
  }

  @GET
  @Path("live")
  public String live() {
    models.put("beat", pulse.beat());
    return "overview/live.html";
  }
}
