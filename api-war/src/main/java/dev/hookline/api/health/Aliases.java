package dev.hookline.api.health;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The names that Kubernetes users expect: {@code /healthz} lives, {@code /readyz} is ready. */
@WebServlet({"/healthz", "/readyz"})
public class Aliases extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = request.getServletPath().equals("/healthz") ? "/health/live" : "/health/ready";
    request.getRequestDispatcher(path).forward(request, response);
  }
}
