package dev.hookline.admin.assets;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Styles, scripts and pictures: a fixed list, ours and those of the libraries' archives. Browsers
 * keep them and ask whether they changed.
 */
public class Assets extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String SCRIPT = "text/javascript;charset=utf-8";
  private static final String STYLE = "text/css;charset=utf-8";
  private static final Map<String, Source> SOURCES =
      Map.of(
          "/portal.css", new Source("", "WEB-INF/assets/portal.css", STYLE),
          "/screens.css", new Source("", "WEB-INF/assets/screens.css", STYLE),
          "/portal.js", new Source("", "WEB-INF/assets/portal.js", SCRIPT),
          "/charts.js", new Source("", "WEB-INF/assets/charts.js", SCRIPT),
          "/mark.svg", new Source("", "WEB-INF/assets/mark.svg", "image/svg+xml"),
          "/htmx.js", new Source("htmx.org", "dist/htmx.min.js", SCRIPT),
          "/chart.js", new Source("chart.js", "dist/chart.umd.min.js", SCRIPT));

  private final transient Map<String, Asset> loaded = new ConcurrentHashMap<>();

  /**
   * Where a file comes from.
   *
   * @param webjar the library's archive, or empty for the application itself
   */
  private record Source(String webjar, String path, String type) {}

  private record Asset(byte[] bytes, String type, String tag) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = request.getPathInfo() == null ? "" : request.getPathInfo();
    if (!SOURCES.containsKey(name)) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Asset asset = loaded.get(name);
    if (asset == null) {
      asset = load(SOURCES.get(name));
      loaded.put(name, asset);
    }
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("ETag", asset.tag());
    if (asset.tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(asset.type());
    response.setContentLength(asset.bytes().length);
    response.getOutputStream().write(asset.bytes());
  }

  private Asset load(Source source) throws IOException {
    // An archive holds one release of its library: its folder is the only one below the root.
    String folder =
        source.webjar().isEmpty()
            ? "/"
            : getServletContext()
                .getResourcePaths("/webjars/" + source.webjar() + "/")
                .iterator()
                .next();
    try (InputStream file = getServletContext().getResourceAsStream(folder + source.path())) {
      byte[] bytes = file.readAllBytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Asset(bytes, source.type(), '"' + HexFormat.of().formatHex(hash, 0, 12) + '"');
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
