package dev.hookline.bench.drill;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The payload of a tenant's event of a number: always the same bytes. */
record Payload(String tenant) {
  private static final String PAD = "x".repeat(400);
  private static final Pattern FORM =
      Pattern.compile("\\{\"tenant\":\"([\\w-]+)\",\"number\":(\\d{1,18}),");

  byte[] of(long number) {
    String text = "{\"tenant\":\"%s\",\"number\":%d,\"pad\":\"%s\"}".formatted(tenant, number, PAD);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The number in a body, if it names this tenant. */
  OptionalLong number(byte[] body) {
    Matcher form = FORM.matcher(new String(body, StandardCharsets.UTF_8));
    return form.lookingAt() && form.group(1).equals(tenant)
        ? OptionalLong.of(Long.parseLong(form.group(2)))
        : OptionalLong.empty();
  }
}
