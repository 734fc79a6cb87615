package dev.hookline.transport.send;

/**
 * One header field of a request.
 *
 * @param name its name, as sent
 * @param value its value; printable ASCII, spaces and tabs, so that it cannot end its line
 */
public record HeaderLine(String name, String value) {
  /**
   * A field that is safe to write.
   *
   * @throws IllegalArgumentException if name or value could break out of the line
   */
  public HeaderLine {
    if (!HeaderRules.token(name) || !HeaderRules.printable(value)) {
      throw new IllegalArgumentException("not a header field that can be sent");
    }
  }
}
