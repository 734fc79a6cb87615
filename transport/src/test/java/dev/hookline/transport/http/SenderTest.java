package dev.hookline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Failure;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SenderTest extends SendTest {
  private static final byte[] OK = Wire.answer("200 OK", "thanks");

  @Test
  void a_post_carries_exactly_the_bytes_and_headers_it_was_given() throws Exception {
    BlockingQueue<String> seen = new ArrayBlockingQueue<>(1);
    try (Sink sink =
        Sink.serving(
            socket -> {
              seen.add(Wire.readRequest(socket.getInputStream()));
              socket.getOutputStream().write(OK);
            })) {
      Answer answer = send("http://127.0.0.1:" + sink.port() + "/a%20b?c=d&e", 5_000);
      assertThat(answer.delivered()).isTrue();
      assertThat(answer.excerpt()).isEqualTo("thanks");
      assertThat(answer.error()).isEmpty();
      assertThat(answer.phases().connect()).isPositive();
      assertThat(answer.phases().total()).isGreaterThanOrEqualTo(answer.phases().firstByte());
      assertThat(seen.poll(5, TimeUnit.SECONDS))
          .isEqualTo(
              "POST /a%20b?c=d&e HTTP/1.1\r\n"
                  + "Host: 127.0.0.1:"
                  + sink.port()
                  + "\r\nUser-Agent: HookLine/1.0\r\nContent-Length: 17\r\n"
                  + "Content-Type: application/json\r\n\r\n{\"hello\":\"world\"}");
    }
  }

  @Test
  void a_kept_connection_is_used_again_and_costs_no_connecting() throws Exception {
    try (Sink sink = Sink.serving(Sink.answering(OK))) {
      send(sink);
      Answer second = send(sink);
      assertThat(second.delivered()).isTrue();
      assertThat(second.phases().connect()).isZero();
      assertThat(second.phases().dns()).isZero();
      assertThat(sink.connections()).isEqualTo(1);
      assertThat(sender.idle()).isTrue();
    }
  }

  @Test
  void a_stale_pooled_connection_is_replaced_silently_once() throws Exception {
    try (Sink sink =
        Sink.serving(
            socket -> {
              Wire.readRequest(socket.getInputStream());
              socket.getOutputStream().write(OK);
              // Keep-alive was promised, but the next request finds the connection closed.
              Wire.readRequest(socket.getInputStream());
            })) {
      for (int i = 0; i < 5; i++) {
        assertThat(send(sink).delivered()).isTrue();
      }
      assertThat(sink.connections()).isEqualTo(5);
    }
  }

  @Test
  void a_connection_that_dies_within_the_answer_is_not_tried_again() throws Exception {
    try (Sink sink =
        Sink.serving(
            socket -> {
              Wire.readRequest(socket.getInputStream());
              socket.getOutputStream().write(OK);
              Wire.readRequest(socket.getInputStream());
              socket.getOutputStream().write(Wire.bytes("HTTP/1.1 20"));
            })) {
      assertThat(send(sink).delivered()).isTrue();
      Answer second = send(sink);
      assertThat(second.failure()).isIn(Failure.RESET, Failure.PROTOCOL);
      assertThat(sink.connections()).isEqualTo(1);
    }
  }

  @Test
  void every_status_is_reported_and_redirects_are_not_followed() throws Exception {
    try (Sink target = Sink.serving(Sink.answering(OK))) {
      for (String line :
          new String[] {"301 Moved", "302 Found", "307 Temporary", "308 Permanent", "410 Gone"}) {
        byte[] moved = Wire.answer(line, "", "Location: " + target.url());
        try (Sink sink = Sink.serving(Sink.answering(moved))) {
          Answer answer = send(sink);
          assertThat(answer.status()).isEqualTo(Integer.parseInt(line.substring(0, 3)));
          assertThat(answer.failure()).isEqualTo(Failure.NONE);
          assertThat(answer.delivered()).isFalse();
        }
      }
      assertThat(target.connections()).isZero();
    }
  }

  @Test
  void retry_after_cookies_and_challenges_change_nothing_but_what_is_reported() throws Exception {
    BlockingQueue<String> seen = new ArrayBlockingQueue<>(4);
    byte[] busy =
        Wire.answer(
            "401 Unauthorized",
            "no",
            "Retry-After: 120",
            "Set-Cookie: a=b",
            "WWW-Authenticate: Basic realm=x");
    try (Sink sink =
        Sink.serving(
            socket -> {
              InputStream in = socket.getInputStream();
              for (String r = Wire.readRequest(in); r != null; r = Wire.readRequest(in)) {
                seen.add(r);
                socket.getOutputStream().write(busy);
              }
            })) {
      Answer answer = send(sink);
      send(sink);
      assertThat(answer.retryAfterText()).isEqualTo("120");
      assertThat(answer.retryAfter(java.time.Instant.EPOCH))
          .contains(java.time.Duration.ofMinutes(2));
      assertThat(seen).hasSize(2).noneMatch(r -> r.contains("Cookie") || r.contains("Authoriz"));
    }
  }

  @Test
  void interim_answers_are_skipped_and_an_answer_without_body_is_complete() throws Exception {
    byte[] early =
        Wire.bytes("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 204 No\r\n\r\n");
    try (Sink sink = Sink.serving(Sink.answering(early))) {
      assertThat(send(sink).status()).isEqualTo(204);
      assertThat(send(sink).delivered()).isTrue();
      assertThat(sink.connections()).isEqualTo(1);
    }
  }

  @Test
  void text_that_no_store_takes_is_cleaned() throws Exception {
    try (Sink sink =
        Sink.serving(Sink.answering(Wire.answer("200 OK", "a\u0000b\u001b[1m\r\nc\u00ffd")))) {
      assertThat(send(sink).excerpt()).isEqualTo("ab[1m\nc\ufffdd");
    }
  }
}
