package dev.hookline.admin.theme;

import dev.hookline.admin.frame.Cookies;
import dev.hookline.admin.frame.Go;
import dev.hookline.admin.frame.LocalPath;
import dev.hookline.admin.frame.OpenToAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Remembers the theme in the browser. */
@Controller
@RequestScoped
@Path("/theme")
public class ThemeController {
  private static final Duration LIFE = Duration.ofDays(365);

  @Inject Cookies cookies;
  @Inject Go go;

  @POST
  @OpenToAll
  public Response choose(@FormParam("theme") String theme, @FormParam("back") String back) {
    cookies.give(Cookies.THEME, "light".equals(theme) || "dark".equals(theme) ? theme : "", LIFE);
    return go.to(LocalPath.or(back, "/overview"));
  }
}
