package dev.hookline.transport.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderRulesTest {
  @Test
  void no_injection_gets_through() {
    int tried = 0;
    for (int c = 0; c < 0x20; c++) {
      if (c != '\t') {
        tried += refused("X-Fine", "a" + (char) c + "b");
        tried += refused("X-Fine", "a" + (char) c);
      }
      tried += refused("X" + (char) c, "a");
      tried += refused("X" + (char) c + "Y: z", "a");
    }
    for (String mark : "( ) , / : ; < = > ? @ [ \\ ] { } \" \u007f é €".split(" ")) {
      tried += refused("X" + mark, "a");
    }
    for (String value : List.of("a\r\nHost: evil", "a\u0085b", "a\u2028b", "é", "\u010d\u010ab")) {
      tried += refused("X-Fine", value);
    }
    for (String name : reserved()) {
      tried += refused(name, "a");
    }
    tried += refused("", "a") + refused(null, "a") + refused("X", null) + refused(" ", "a");
    tried += refused("X".repeat(129), "a") + refused("X", "a".repeat(4_097));
    System.out.println("header rules: " + tried + " injections tried");
    assertThat(tried).isGreaterThanOrEqualTo(200);
  }

  @Test
  void an_ordinary_header_may_be_added() {
    assertThat(HeaderRules.check("Authorization", "Bearer abc.def")).isEmpty();
    assertThat(HeaderRules.check("X-Api-Key", "a\tb c")).isEmpty();
    assertThat(HeaderRules.check("X-Empty", "")).isEmpty();
  }

  @Test
  void a_refusal_does_not_repeat_the_value() {
    assertThat(HeaderRules.check("X-Key", "secret\n").orElseThrow()).doesNotContain("secret");
  }

  @Test
  void a_line_that_could_break_out_cannot_even_be_made() {
    assertThatThrownBy(() -> new HeaderLine("X", "a\r\nb"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HeaderLine("X:", "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> reserved() {
    List<String> names = new ArrayList<>();
    for (String name :
        List.of(
            "Host",
            "Content-Length",
            "Transfer-Encoding",
            "Connection",
            "Webhook-Id",
            "webhook-signature",
            "webhook-anything",
            "X-HL-Signature",
            "x-hl-anything",
            "User-Agent",
            "Content-Type",
            "Content-Encoding",
            "Accept-Encoding",
            "Expect",
            "TE",
            "Trailer",
            "Upgrade",
            "Keep-Alive",
            "Proxy-Authorization",
            "Proxy-Authenticate",
            "Proxy-Connection",
            "traceparent",
            "tracestate",
            "Via")) {
      names.add(name);
      names.add(name.toUpperCase(java.util.Locale.ROOT));
    }
    return names;
  }

  private static int refused(String name, String value) {
    assertThat(HeaderRules.check(name, value)).as("%s: %s", name, value).isPresent();
    return 1;
  }
}
