package dev.hookline.admin.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** What came of an act, kept in a cookie until the next page has said it. */
@ApplicationScoped
class Notes {
  private static final int LONGEST = 400;
  private static final Duration LIFE = Duration.ofMinutes(2);

  @Inject Cookies cookies;

  void leave(String note) {
    String cut = note.length() > LONGEST ? note.substring(0, LONGEST) : note;
    byte[] bytes = cut.getBytes(StandardCharsets.UTF_8);
    cookies.give(Cookies.NOTE, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), LIFE);
  }

  /** The note, which is then gone; empty if there is none. */
  String collect() {
    String value = cookies.value(Cookies.NOTE);
    if (value.isEmpty()) {
      return "";
    }
    cookies.take(Cookies.NOTE);
    try {
      return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
