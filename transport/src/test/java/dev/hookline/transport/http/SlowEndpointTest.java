package dev.hookline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Failure;
import dev.hookline.transport.send.OutboundRequest;
import dev.hookline.transport.send.Target;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlowEndpointTest extends SendTest {
  private static final int SHORT = 400;
  private static final long SLOT_FREED_MILLIS = SHORT + 5_000;

  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void release() {
    over.countDown();
  }

  @Test
  void one_that_never_answers_is_cut() throws Exception {
    assertCut(socket -> Wire.readRequest(socket.getInputStream()), 0);
  }

  @Test
  void one_that_drips_its_head_is_cut() throws Exception {
    assertCut(
        socket -> {
          Wire.readRequest(socket.getInputStream());
          drip(socket, Wire.bytes("HTTP/1.1 200 OK\r\nX-Slow: " + "a".repeat(5_000)));
        },
        0);
  }

  @Test
  void one_that_drips_its_body_is_cut_and_its_status_kept() throws Exception {
    assertCut(
        socket -> {
          Wire.readRequest(socket.getInputStream());
          socket
              .getOutputStream()
              .write(Wire.bytes("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"));
          drip(socket, new byte[9_999]);
        },
        200);
  }

  @Test
  void one_that_does_not_read_a_large_body_is_cut() throws Exception {
    try (Sink sink = Sink.serving(socket -> hold())) {
      byte[] large = new byte[64 << 20];
      long start = System.nanoTime();
      Answer answer =
          sender.send(
              new OutboundRequest(Target.of(sink.url()), large, java.util.List.of(), SHORT));
      assertThat(answer.failure()).isEqualTo(Failure.TIMEOUT);
      assertThat(millisSince(start)).isLessThan(SLOT_FREED_MILLIS);
    }
  }

  @Test
  void one_that_sends_interim_answers_for_ever_is_cut() throws Exception {
    try (Sink sink =
        Sink.serving(
            socket -> {
              Wire.readRequest(socket.getInputStream());
              byte[] wait = Wire.bytes("HTTP/1.1 100 Continue\r\n\r\n");
              while (true) {
                socket.getOutputStream().write(wait);
              }
            })) {
      assertThat(send(sink.url(), SHORT).failure()).isEqualTo(Failure.TIMEOUT);
    }
  }

  @Test
  void a_hostile_neighbour_costs_others_nothing() throws Exception {
    try (Sink bad = Sink.serving(socket -> hold());
        Sink good = Sink.serving(Sink.answering(Wire.answer("200 OK", "ok")))) {
      Thread[] stuck = new Thread[32];
      for (int i = 0; i < stuck.length; i++) {
        stuck[i] = Thread.ofVirtual().start(() -> send(bad.url(), 2_000));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(send(good).delivered()).isTrue();
      }
      for (Thread thread : stuck) {
        thread.join();
      }
      assertThat(sender.idle()).isTrue();
    }
  }

  private void assertCut(Sink.Behaviour behaviour, int status) throws Exception {
    try (Sink sink =
        Sink.serving(
            socket -> {
              behaviour.serve(socket);
              hold();
            })) {
      long start = System.nanoTime();
      Answer answer = send(sink.url(), SHORT);
      assertThat(millisSince(start)).isBetween((long) SHORT - 50, SLOT_FREED_MILLIS);
      assertThat(answer.failure()).isEqualTo(Failure.TIMEOUT);
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.delivered()).isFalse();
      assertThat(sink.connections()).as("time is up: no second try").isEqualTo(1);
    }
  }

  private void drip(Socket socket, byte[] bytes) throws IOException {
    for (byte one : bytes) {
      socket.getOutputStream().write(one);
      if (pause(20)) {
        return;
      }
    }
  }

  private void hold() {
    pause(30_000);
  }

  private boolean pause(long millis) {
    try {
      return over.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}
