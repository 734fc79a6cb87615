package dev.hookline.transport.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostileEndpointTest extends SendTest {
  private static final int SHORT = 400;
  private static final long SLOT_FREED_MILLIS = SHORT + 1_000;

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
  void one_that_resets_is_reported() throws Exception {
    try (Sink sink =
        Sink.serving(
            socket -> {
              Wire.readRequest(socket.getInputStream());
              socket.setSoLinger(true, 0);
            })) {
      Answer answer = send(sink);
      assertThat(answer.failure()).isEqualTo(Failure.RESET);
      assertThat(answer.status()).isZero();
      assertThat(answer.error()).isNotEmpty();
      assertThat(sink.connections()).as("a fresh connection is not retried").isEqualTo(1);
    }
  }

  @Test
  void one_that_says_200_and_resets_has_not_taken_the_delivery() throws Exception {
    assertBroken("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", true);
  }

  @Test
  void one_that_lies_about_its_length_has_not_taken_the_delivery() throws Exception {
    assertBroken("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort", false);
    assertBroken("HTTP/1.1 201 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc", false);
    assertBroken("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n", false);
  }

  @Test
  void a_failing_status_stands_though_its_body_breaks_off() throws Exception {
    try (Sink sink = once(Wire.bytes("HTTP/1.1 410 Gone\r\nContent-Length: 1000\r\n\r\nshort"))) {
      Answer answer = send(sink);
      assertThat(answer.status()).isEqualTo(410);
      assertThat(answer.failure()).isEqualTo(Failure.NONE);
      assertThat(answer.excerpt()).isEqualTo("short");
    }
  }

  @Test
  void of_a_body_of_one_gigabyte_64_kib_are_read() throws Exception {
    AtomicLong written = new AtomicLong();
    CountDownLatch hungUp = new CountDownLatch(1);
    try (Sink sink =
        Sink.serving(
            socket -> {
              Wire.readRequest(socket.getInputStream());
              OutputStream out = socket.getOutputStream();
              out.write(Wire.bytes("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n"));
              byte[] block = "x".repeat(8_192).getBytes();
              try {
                while (written.get() < 1_073_741_824L) {
                  out.write(block);
                  written.addAndGet(block.length);
                }
              } finally {
                hungUp.countDown();
              }
            })) {
      Answer answer = send(sink);
      assertThat(answer.delivered()).isTrue();
      assertThat(answer.excerpt()).hasSize(Limits.EXCERPT_BYTES);
      assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
      // What the sockets' own buffers held comes on top of the 64 KiB that were read.
      assertThat(written.get()).isLessThan(32L << 20);
    }
  }

  @Test
  void a_gzip_bomb_is_not_inflated() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[20 << 20]);
    }
    byte[] body = bomb.toByteArray();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.write(
        Wire.bytes(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                + body.length
                + "\r\n\r\n"));
    answer.write(body);
    try (Sink sink = once(answer.toByteArray())) {
      Answer got = send(sink);
      assertThat(got.delivered()).isTrue();
      assertThat(got.excerpt()).startsWith("\ufffd").doesNotContain("\u0000");
    }
  }

  @Test
  void endless_headers_and_endless_lines_are_refused() throws Exception {
    assertProtocol(
        socket -> {
          socket.getOutputStream().write(Wire.bytes("HTTP/1.1 200 OK\r\n"));
          for (int i = 0; i < 1_000_000; i++) {
            socket.getOutputStream().write(Wire.bytes("X-" + i + ": y\r\n"));
          }
        });
    assertProtocol(
        socket -> {
          socket.getOutputStream().write(Wire.bytes("HTTP/1.1 200 OK\r\nX: "));
          for (int i = 0; i < 1_000_000; i++) {
            socket.getOutputStream().write(Wire.bytes("yyyyyyyyyyyyyyyy"));
          }
        });
  }

  @Test
  void what_is_not_http_is_refused() throws Exception {
    for (String text :
        new String[] {
          "SSH-2.0-OpenSSH_9.9\r\n\r\n",
          "HTTP/1.1 abc OK\r\n\r\n",
          "HTTP/9.9 200 OK\r\n\r\n",
          "\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n"
        }) {
      try (Sink sink = once(Wire.bytes(text))) {
        Answer answer = send(sink.url(), SHORT * 5);
        assertThat(answer.failure()).as(text).isIn(Failure.PROTOCOL, Failure.RESET);
        assertThat(answer.delivered()).isFalse();
      }
    }
  }

  @Test
  void a_closed_port_and_an_unknown_name_are_told_apart() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(send("http://127.0.0.1:" + port + "/", 2_000).failure()).isEqualTo(Failure.CONNECT);
    assertThat(send("http://no-such-host.invalid/", 5_000).failure()).isEqualTo(Failure.DNS);
    assertThat(send("http://169.254.169.254/latest/meta-data", 2_000).failure())
        .isEqualTo(Failure.REFUSED_ADDRESS);
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

  private void assertBroken(String answer, boolean reset) throws IOException {
    try (Sink sink =
        Sink.serving(
            socket -> {
              Wire.readRequest(socket.getInputStream());
              socket.getOutputStream().write(Wire.bytes(answer));
              if (reset) {
                socket.setSoLinger(true, 0);
              }
            })) {
      Answer got = send(sink);
      // A reset may overtake the head that was sent before it.
      assertThat(got.failure())
          .isIn(reset ? new Failure[] {Failure.BODY, Failure.RESET} : new Failure[] {Failure.BODY});
      assertThat(got.delivered()).isFalse();
    }
  }

  private void assertProtocol(Sink.Behaviour behaviour) throws IOException {
    try (Sink sink =
        Sink.serving(
            socket -> {
              Wire.readRequest(socket.getInputStream());
              behaviour.serve(socket);
            })) {
      assertThat(send(sink).failure()).isEqualTo(Failure.PROTOCOL);
    }
  }

  private static Sink once(byte[] answer) {
    return Sink.serving(
        socket -> {
          Wire.readRequest(socket.getInputStream());
          socket.getOutputStream().write(answer);
        });
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
