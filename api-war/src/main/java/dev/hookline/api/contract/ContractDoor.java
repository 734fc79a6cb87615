package dev.hookline.api.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hookline.api.json.Json;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/** Answers {@code /openapi} in place of the server, whose own document is the raw material. */
public class ContractDoor extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient ResourceMethods methods;

  private volatile byte[] json;
  private volatile byte[] yaml;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) {
      response.setHeader("Allow", "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    if (yaml == null) {
      make(request, response);
    }
    boolean asJson = wantsJson(request);
    byte[] body = asJson ? json : yaml;
    response.setContentType(asJson ? "application/json" : "application/yaml");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private void make(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    byte[] found = ServerDocument.fetch(request, response);
    ObjectNode document = new Contract().build(found, methods.byOperationId());
    json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    yaml = new YAMLMapper().writeValueAsBytes(document);
  }

  private static boolean wantsJson(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (!path.equals("/openapi")) {
      return path.endsWith(".json");
    }
    String accept = request.getHeader("Accept");
    return "JSON".equalsIgnoreCase(request.getParameter("format"))
        || accept != null && accept.toLowerCase(Locale.ROOT).contains("application/json");
  }
}
