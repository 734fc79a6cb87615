package dev.hookline.admin.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What every page shows around its own content. */
@ApplicationScoped
public class Frame {
  @Inject Visitor visitor;
  @Inject Banners banners;
  @Inject Notes notes;
  @Inject Exchange exchange;

  /** What holds HookLine back at the moment; empty while it runs as it should. */
  public List<Banners.Banner> banners() {
    return visitor.known() ? banners.now() : List.of();
  }

  /** What came of the last act, once; empty if there is nothing to say. */
  public String note() {
    return notes.collect();
  }

  /** The address of this page, for forms that lead back to it. */
  public String here() {
    var request = exchange.request();
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
  }
}
