package dev.hookline.tests.container.probe;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** In both wars: lets its engine tell. */
@WebServlet("/tell")
public class ProbeServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Engine engine;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print(engine.tell());
  }
}
