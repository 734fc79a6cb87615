package dev.hookline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostileEndpointTest extends SendTest {
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
        Answer answer = send(sink.url(), 2_000);
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
}
