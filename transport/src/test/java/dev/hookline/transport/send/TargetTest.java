package dev.hookline.transport.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TargetTest {
  @Test
  void host_and_path_are_those_of_the_url() {
    Target plain = Target.of("http://example.com");
    assertThat(plain.hostHeader()).isEqualTo("example.com");
    assertThat(plain.path()).isEqualTo("/");
    assertThat(plain.port()).isEqualTo(80);
    Target full = Target.of("HTTPS://example.com:8443/a%2Fb?c=%20d");
    assertThat(full.hostHeader()).isEqualTo("example.com:8443");
    assertThat(full.path()).isEqualTo("/a%2Fb?c=%20d");
    assertThat(full.secure()).isTrue();
    assertThat(Target.of("https://[2606:4700::1]/").hostHeader()).isEqualTo("[2606:4700::1]");
    assertThat(Target.of("http://example.com//x").path()).isEqualTo("//x");
  }

  @Test
  void what_cannot_be_sent_to_is_refused() {
    for (String url : new String[] {"", "x", "ftp://example.com/", "http:///x", "http://a b/"}) {
      assertThatThrownBy(() -> Target.of(url)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_path_that_may_hold_a_token_is_not_printed() {
    assertThat(Target.of("https://hooks.example.com/T0/secret?key=s"))
        .asString()
        .doesNotContain("secret")
        .doesNotContain("key");
  }
}
