package dev.hookline.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String GOOD = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void aWellFormedParentPasses() {
    assertThat(TraceContext.parent(GOOD)).isEqualTo(GOOD);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x",
        "00-0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331-01"
      })
  void anythingElseIsNoParent(String value) {
    assertThat(TraceContext.parent(value)).isNull();
  }

  @Test
  void aStateIsForwardedUnlessItIsTooLongOrNotPrintable() {
    assertThat(TraceContext.state("a=b,c=d")).isEqualTo("a=b,c=d");
    assertThat(TraceContext.state("a".repeat(513))).isNull();
    assertThat(TraceContext.state("a=\u00e9")).isNull();
    assertThat(TraceContext.state(" ")).isNull();
  }
}
