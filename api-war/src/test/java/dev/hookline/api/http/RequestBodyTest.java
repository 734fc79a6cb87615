package dev.hookline.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
  private static final Clock STILL = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8_191, 8_192, 8_193, 20_000})
  void aBodyUpToTheLimitIsReadWhetherItsLengthIsKnownOrNot(int length) throws IOException {
    byte[] bytes = new byte[length];
    assertThat(RequestBody.read(new ByteArrayInputStream(bytes), length, 20_000, STILL))
        .hasSize(length);
    assertThat(RequestBody.read(new ByteArrayInputStream(bytes), -1, 20_000, STILL))
        .hasSize(length);
  }

  @Test
  void anEndlessBodyIsReadToTheFirstByteTooMany() {
    AtomicInteger served = new AtomicInteger();
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return served.getAndIncrement() & 0x7f;
          }
        };
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> RequestBody.read(endless, -1, 100_000, STILL))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.PAYLOAD_TOO_LARGE));
    assertThat(served).hasValue(100_001);
  }

  @Test
  void aBodyThatEndsEarlyIsMalformed() {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> RequestBody.read(new ByteArrayInputStream(new byte[3]), 4, 10, STILL))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.MALFORMED_JSON));
  }

  @Test
  void aBodyThatDripsIsTimedOut() {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(
            () ->
                RequestBody.read(new ByteArrayInputStream(new byte[1]), 1, 10, new LeapingClock()))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.BODY_TIMEOUT));
  }

  /** Half a minute and more between any two looks. */
  private static final class LeapingClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      now = now.plus(Duration.ofSeconds(31));
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
