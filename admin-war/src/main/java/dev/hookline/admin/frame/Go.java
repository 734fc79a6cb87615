package dev.hookline.admin.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** Sends the browser on after an act. */
@ApplicationScoped
public class Go {
  @Inject Exchange exchange;
  @Inject Notes notes;

  /** To a page of the portal, such as {@code /events}. */
  public Response to(String path) {
    return Response.status(Response.Status.SEE_OTHER)
        .header("Location", exchange.request().getContextPath() + path)
        .build();
  }

  /** To a page, which then says the note once. */
  public Response to(String path, String note) {
    notes.leave(note);
    return to(path);
  }
}
