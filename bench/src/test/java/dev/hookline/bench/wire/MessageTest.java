package dev.hookline.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
  private static final String PLAIN =
      "HTTP/1.1 201 Created\r\nServer: x\r\ncontent-LENGTH: 5\r\n\r\nhello";
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "5\r\nhello\r\n6;ext=1\r\n world\r\n0\r\nTrailer: t\r\n\r\n";

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, CHUNKED})
  void anAnswerIsCompleteOnlyWithItsLastByteHoweverItIsSplit(String text) throws IOException {
    Message message = new Message();
    for (int i = 0; i < text.length(); i++) {
      assertThat(message.complete()).isFalse();
      message.readFrom(channel(text.substring(i, i + 1)));
    }
    assertThat(message.complete()).isTrue();
    assertThat(body(message)).startsWith("hello");
  }

  @Test
  void chunksAreJoined() throws IOException {
    Message message = filled(CHUNKED);
    assertThat(message.complete()).isTrue();
    assertThat(body(message)).isEqualTo("hello world");
    assertThat(message.status()).isEqualTo(200);
  }

  @Test
  void messagesThatArriveTogetherAreReadOneAfterTheOther() throws IOException {
    Message message = filled(PLAIN + CHUNKED + PLAIN);
    for (String expected : new String[] {"hello", "hello world", "hello"}) {
      assertThat(message.complete()).isTrue();
      assertThat(body(message)).isEqualTo(expected);
      message.discard();
    }
    assertThat(message.complete()).isFalse();
  }

  @Test
  void aRequestHasHeadersAndNoStatus() throws IOException {
    Message message =
        filled("POST /e0001 HTTP/1.1\r\nx-hl-event-ID:  evt_1\r\nContent-Length: 2\r\n\r\n{}");
    assertThat(message.complete()).isTrue();
    assertThat(message.status()).isZero();
    assertThat(message.textOf(new Header("X-HL-Event-Id"))).isEqualTo("evt_1");
    assertThat(message.textOf(new Header("X-HL-Event"))).isEmpty();
    assertThat(message.closes()).isFalse();
  }

  @Test
  void connectionCloseIsNoticed() throws IOException {
    Message message = filled("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
    assertThat(message.complete()).isTrue();
    assertThat(message.closes()).isTrue();
  }

  @Test
  void aBodyLargerThanTheBufferIsKept() throws IOException {
    String body = "x".repeat(100_000);
    Message message = new Message();
    ReadableByteChannel channel =
        channel("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + body);
    while (!message.complete()) {
      assertThat(message.readFrom(channel)).isPositive();
    }
    assertThat(body(message)).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void whatIsNotHttpIsRefused(String text) throws IOException {
    Message message = filled(text);
    assertThatThrownBy(message::complete).isInstanceOf(Broken.class);
  }

  private static Message filled(String text) throws IOException {
    Message message = new Message();
    message.readFrom(channel(text));
    return message;
  }

  private static String body(Message message) {
    return StandardCharsets.US_ASCII
        .decode(
            ByteBuffer.wrap(
                message.array(), message.bodyStart(), message.bodyEnd() - message.bodyStart()))
        .toString();
  }

  private static ReadableByteChannel channel(String text) {
    return Channels.newChannel(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
  }
}
