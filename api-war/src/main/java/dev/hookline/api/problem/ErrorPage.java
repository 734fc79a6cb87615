package dev.hookline.api.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers errors that the server makes outside the REST layer; {@code web.xml} sends them here. */
@WebServlet(ErrorPage.PATH)
public class ErrorPage extends HttpServlet {
  static final String PATH = "/problem";
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() != DispatcherType.ERROR) {
      ProblemAnswer.send(response, HttpProblems.of(404, PATH));
      return;
    }
    String path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Throwable fault = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (fault != null) {
      ProblemAnswer.send(response, fault, path);
    } else {
      ProblemAnswer.send(response, HttpProblems.of(status == null ? 500 : status, path));
    }
  }
}
