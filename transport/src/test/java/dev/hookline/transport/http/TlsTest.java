package dev.hookline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.settings.Authorities;
import dev.hookline.settings.HostPort;
import dev.hookline.settings.Settings;
import dev.hookline.transport.fetch.Fetched;
import dev.hookline.transport.fetch.Fetcher;
import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Failure;
import dev.hookline.transport.send.OutboundRequest;
import dev.hookline.transport.send.Sender;
import dev.hookline.transport.send.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
    try (HttpSender sender = HttpSender.open(SendTest.GUARD, TlsWrap.trusting(Authorities.NONE));
        Sink sink = sink("good", "TLSv1.3")) {
      assertThat(send(sender, sink).failure()).isEqualTo(Failure.TLS);
    }
  }

  @Test
  void a_certificate_of_an_authority_that_the_configuration_names_is_accepted() throws Exception {
    try (Sender sender = HttpSender.open(SendTest.GUARD, named());
        Sink sink = sink("good", "TLSv1.3", "TLSv1.2")) {
      Answer answer = send(sender, sink);
      assertThat(answer.error()).isEmpty();
      assertThat(answer.delivered()).isTrue();
    }
  }

  @Test
  void an_authority_that_is_named_does_not_make_another_hosts_certificate_good() throws Exception {
    try (Sender sender = HttpSender.open(SendTest.GUARD, named());
        Sink sink = sink("other", "TLSv1.3", "TLSv1.2")) {
      Answer answer = send(sender, sink);
      assertThat(answer.failure()).isEqualTo(Failure.TLS);
      assertThat(answer.status()).isZero();
    }
  }

  @Test
  void a_key_set_or_a_provider_is_fetched_from_a_host_of_a_named_authority_too() throws Exception {
    List<HostPort> hosts = List.of(HostPort.of("localhost"));
    byte[] json = Wire.answer("200 OK", "{}", "Content-Type: application/json");
    try (Fetcher trusting = HttpFetcher.trusting(hosts, named());
        Fetcher strict = HttpFetcher.trusting(hosts, Authorities.NONE);
        Sink good = sink("good", Sink.answering(json), "TLSv1.3");
        Sink other = sink("other", Sink.answering(json), "TLSv1.3")) {
      assertThat(trusting.get(target(good).url())).isEqualTo(new Fetched.Json(200, "{}"));
      assertThat(strict.get(target(good).url())).isInstanceOf(Fetched.Failed.class);
      assertThat(trusting.get(target(other).url())).isInstanceOf(Fetched.Failed.class);
    }
  }

  @Test
  void a_named_authority_is_trusted_beside_those_of_the_JDK_and_not_instead() throws Exception {
    KeyStore jdk = TlsWrap.anchors(Authorities.NONE);
    KeyStore both = TlsWrap.anchors(named());
    assertThat(jdk.size()).isPositive();
    assertThat(both.size()).isEqualTo(jdk.size() + 1);
    assertThat(Collections.list(both.aliases())).containsAll(Collections.list(jdk.aliases()));
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

  /** The authority, as a server gets to know it. */
  private static Authorities named() throws Exception {
    Path file = Files.writeString(directory.resolve("ca.pem"), certificates.pem("ca"));
    return Authorities.of(Settings.of(Map.of("HL_CA_FILE", file.toString())));
  }

  private static Sink sink(String alias, String... protocols) throws Exception {
    return sink(alias, Sink.answering(Wire.answer("200 OK", "ok")), protocols);
  }

  private static Sink sink(String alias, Sink.Behaviour behaviour, String... protocols)
      throws Exception {
    SSLContext context = certificates.server(alias);
    ServerSocket server =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    ((SSLServerSocket) server).setEnabledProtocols(protocols);
    return Sink.serving(server, behaviour);
  }

  private static Answer send(Sender sender, Sink sink) throws IOException {
    return sender.send(new OutboundRequest(target(sink), new byte[] {1}, List.of(), 10_000));
  }

  private static Target target(Sink sink) {
    return Target.of("https://localhost:" + sink.port() + "/hook");
  }
}
