package dev.hookline.api.contract;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What the server answers by itself. */
final class ServerDocument {
  private static final String PATH = "/openapi";

  private ServerDocument() {}

  static byte[] fetch(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Kept kept = new Kept(response);
    request.getRequestDispatcher(PATH).forward(new AsGet(request), kept);
    return kept.bytes.toByteArray();
  }

  private static final class AsGet extends HttpServletRequestWrapper {
    AsGet(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }
  }

  private static final class Kept extends HttpServletResponseWrapper {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Kept(HttpServletResponse response) {
      super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return new ServletOutputStream() {
        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          throw new UnsupportedOperationException("kept in memory, never waits");
        }

        @Override
        public void write(int octet) {
          bytes.write(octet);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
          bytes.write(from, offset, length);
        }
      };
    }
  }
}
