package dev.hookline.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventKeyTest {
  private static final String ID = "evt_0199c8f0a1b27c3d8e4f5a6b7c8d9e0f";

  @Test
  void theFirstIdInAnAnswerIsFound() {
    assertThat(find("{\"id\":\"" + ID + "\",\"event_id\":\"" + ID + "\"}"))
        .isEqualTo(find(ID))
        .isNotEqualTo(EventKey.NONE);
  }

  @Test
  void everyDigitCounts() {
    for (int i = 4; i < ID.length(); i++) {
      char other = ID.charAt(i) == '0' ? '1' : '0';
      assertThat(find(ID.substring(0, i) + other + ID.substring(i + 1))).isNotEqualTo(find(ID));
    }
  }

  @Test
  void whatIsNoIdHasNoKey() {
    assertThat(find("evt_0199c8f0a1b27c3d8e4f5a6b7c8d9e0")).isEqualTo(EventKey.NONE);
    assertThat(find("evt_0199c8f0a1b27c3d8e4f5a6b7c8d9e0g")).isEqualTo(EventKey.NONE);
    assertThat(find("{}")).isEqualTo(EventKey.NONE);
  }

  private static long find(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return EventKey.find(bytes, 0, bytes.length);
  }
}
