package dev.hookline.transport.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** HTTP/1.1 by hand, so that a test sees the very bytes. */
final class Wire {
  private Wire() {}

  /** Head and body of one request as Latin-1 text, or null at the end of the stream. */
  static String readRequest(InputStream in) throws IOException {
    byte[] head = new byte[8192];
    int length = 0;
    while (true) {
      int c = in.read();
      if (c < 0) {
        return null;
      }
      head[length++] = (byte) c;
      if (c == '\n' && length >= 4 && head[length - 3] == '\n') {
        break;
      }
    }
    String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
    byte[] body = in.readNBytes(contentLength(text));
    return text + new String(body, StandardCharsets.ISO_8859_1);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] answer(String statusLine, String body, String... headers) {
    StringBuilder text = new StringBuilder("HTTP/1.1 ").append(statusLine).append("\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
    return bytes(text.toString());
  }

  private static int contentLength(String head) {
    String name = "content-length:";
    int at = head.toLowerCase(Locale.ROOT).indexOf(name);
    return at < 0 ? 0 : Integer.parseInt(head, at + name.length() + 1, head.indexOf('\r', at), 10);
  }
}
