package dev.hookline.admin.frame;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * A request whose body was read once to find the CSRF token, and can be read again by whoever is
 * meant to get it.
 */
final class Form extends HttpServletRequestWrapper {
  private static final int LONGEST = 262_144;

  private final byte[] body;

  private Form(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = body;
  }

  /** Reads the body, or as much of it as a form of ours can have. */
  static Form of(HttpServletRequest request) throws IOException {
    return new Form(request, request.getInputStream().readNBytes(LONGEST));
  }

  /** The first value of a field; null if the form has none. */
  String field(String name) {
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
      if (pair.startsWith(name + "=")) {
        try {
          return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
          return null;
        }
      }
    }
    return null;
  }

  @Override
  public ServletInputStream getInputStream() {
    ByteArrayInputStream in = new ByteArrayInputStream(body);
    return new ServletInputStream() {
      @Override
      public int read() {
        return in.read();
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        return in.read(target, offset, length);
      }

      @Override
      public boolean isFinished() {
        return in.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("the body is read at once");
      }
    };
  }
}
