package dev.hookline.admin.frame;

import dev.hookline.admin.show.Curl;
import dev.hookline.admin.show.Show;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mvc.engine.ViewEngine;
import jakarta.mvc.engine.ViewEngineContext;
import jakarta.mvc.engine.ViewEngineException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** Renders the views of controllers with Thymeleaf; every view also sees the frame. */
@ApplicationScoped
public class Templates implements ViewEngine {
  private final TemplateEngine engine = engine();

  @Inject Frame frame;
  @Inject Visitor visitor;
  @Inject Show show;
  @Inject Curl curl;

  @Override
  public boolean supports(String view) {
    return view.endsWith(".html");
  }

  @Override
  public void processView(ViewEngineContext context) throws ViewEngineException {
    HttpServletRequest request = context.getRequest(HttpServletRequest.class);
    HttpServletResponse response = context.getResponse(HttpServletResponse.class);
    try {
      response.setContentType("text/html");
      response.setCharacterEncoding("UTF-8");
      render(context.getView(), context.getModels().asMap(), request, response);
    } catch (IOException e) {
      throw new ViewEngineException(e);
    }
  }

  /** Writes a view to the response. */
  void render(
      String view,
      Map<String, Object> models,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    engine.process(view, context(models, request, response), response.getWriter());
  }

  /** A view as text. */
  String text(
      String view,
      Map<String, Object> models,
      HttpServletRequest request,
      HttpServletResponse response) {
    return engine.process(view, context(models, request, response));
  }

  private WebContext context(
      Map<String, Object> models, HttpServletRequest request, HttpServletResponse response) {
    Map<String, Object> all = new HashMap<>(models);
    all.put("frame", frame);
    all.put("visitor", visitor);
    all.put("show", show);
    all.put("curl", curl);
    var exchange =
        JakartaServletWebApplication.buildApplication(request.getServletContext())
            .buildExchange(request, response);
    return new WebContext(exchange, Locale.ENGLISH, all);
  }

  private static TemplateEngine engine() {
    ClassLoaderTemplateResolver views =
        new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
    views.setPrefix("views/");
    views.setTemplateMode(TemplateMode.HTML);
    views.setCharacterEncoding("UTF-8");
    views.setCacheable(true);
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(views);
    return engine;
  }
}
