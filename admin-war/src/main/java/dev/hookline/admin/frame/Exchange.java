package dev.hookline.admin.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The request that is being answered and its answer, for whoever stands too far from them. */
@RequestScoped
class Exchange {
  private HttpServletRequest request;
  private HttpServletResponse response;

  void begin(HttpServletRequest came, HttpServletResponse goes) {
    request = came;
    response = goes;
  }

  HttpServletRequest request() {
    return request;
  }

  HttpServletResponse response() {
    return response;
  }
}
