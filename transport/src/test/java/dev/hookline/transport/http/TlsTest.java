package dev.hookline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Failure;
import dev.hookline.transport.send.OutboundRequest;
import dev.hookline.transport.send.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest {
  @TempDir static Path directory;
  private static Certificates certificates;

  @BeforeAll
  static void makeCertificates() throws Exception {
    certificates = Certificates.in(directory);
    certificates.issue("good", "localhost", 1, 30);
    certificates.issue("expired", "localhost", 30, 10);
    certificates.issue("other", "example.com", 1, 30);
  }

  @Test
  void a_good_certificate_is_accepted_and_the_connection_kept() throws Exception {
    try (HttpSender sender = trusting();
        Sink sink = sink("good", "TLSv1.3", "TLSv1.2")) {
      Answer first = send(sender, sink);
      assertThat(first.error()).isEmpty();
      assertThat(first.delivered()).isTrue();
      assertThat(first.phases().tls()).isPositive();
      assertThat(send(sender, sink).phases().tls()).isZero();
      assertThat(sink.connections()).isEqualTo(1);
    }
  }

  @Test
  void an_expired_certificate_is_refused() throws Exception {
    assertRefused("expired");
  }

  @Test
  void a_certificate_of_another_host_is_refused() throws Exception {
    assertRefused("other");
  }

  @Test
  void a_certificate_of_an_unknown_authority_is_refused() throws Exception {
    try (HttpSender sender = HttpSender.open(SendTest.GUARD, TlsWrap.platform());
        Sink sink = sink("good", "TLSv1.3")) {
      assertThat(send(sender, sink).failure()).isEqualTo(Failure.TLS);
    }
  }

  @Test
  void a_server_that_speaks_plain_http_on_a_tls_port_is_a_tls_failure() throws Exception {
    try (HttpSender sender = trusting();
        Sink sink =
            Sink.serving(s -> s.getOutputStream().write(Wire.answer("400 Bad Request", "plain")))) {
      assertThat(send(sender, sink).failure()).isEqualTo(Failure.TLS);
    }
  }

  @Test
  void a_handshake_that_hangs_is_cut() throws Exception {
    try (HttpSender sender = trusting();
        Sink sink = Sink.serving(socket -> socket.getInputStream().readAllBytes())) {
      long start = System.nanoTime();
      OutboundRequest request = new OutboundRequest(target(sink), new byte[0], List.of(), 300);
      assertThat(sender.send(request).failure()).isEqualTo(Failure.TIMEOUT);
      assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5_300);
    }
  }

  private static void assertRefused(String alias) throws Exception {
    try (HttpSender sender = trusting();
        Sink sink = sink(alias, "TLSv1.3", "TLSv1.2")) {
      Answer answer = send(sender, sink);
      assertThat(answer.failure()).isEqualTo(Failure.TLS);
      assertThat(answer.status()).isZero();
      assertThat(answer.error()).isNotEmpty();
    }
  }

  private static HttpSender trusting() throws Exception {
    return HttpSender.open(SendTest.GUARD, new TlsWrap(certificates.client()));
  }

  private static Sink sink(String alias, String... protocols) throws Exception {
    SSLContext context = certificates.server(alias);
    ServerSocket server =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    ((SSLServerSocket) server).setEnabledProtocols(protocols);
    return Sink.serving(server, Sink.answering(Wire.answer("200 OK", "ok")));
  }

  private static Answer send(HttpSender sender, Sink sink) throws IOException {
    return sender.send(new OutboundRequest(target(sink), new byte[] {1}, List.of(), 10_000));
  }

  private static Target target(Sink sink) {
    return Target.of("https://localhost:" + sink.port() + "/hook");
  }
}
