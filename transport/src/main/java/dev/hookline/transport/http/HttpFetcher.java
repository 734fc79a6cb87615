package dev.hookline.transport.http;

import dev.hookline.settings.Authorities;
import dev.hookline.settings.HostPort;
import dev.hookline.transport.fetch.Fetched;
import dev.hookline.transport.fetch.Fetcher;
import dev.hookline.transport.guard.AddressGuard;
import dev.hookline.transport.guard.Verdict;
import dev.hookline.transport.send.Target;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.io.CloseMode;

/**
 * The fetcher, on the sender's guarded connections. Each fetch has a connection of its own: they
 * are minutes apart.
 */
public final class HttpFetcher implements Fetcher {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final List<HostPort> trusted;
  private final Duration longest;
  private final PoolingHttpClientConnectionManager open;
  private final PoolingHttpClientConnectionManager guarded;
  // A platform thread, as with the sender: a cut must come in time.
  private final ScheduledExecutorService cuts =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hookline-fetch-", 0).factory());

  private HttpFetcher(List<HostPort> trusted, TlsWrap tls, Duration longest) {
    this.trusted = List.copyOf(trusted);
    this.longest = longest;
    this.open = HttpSender.pool(AddressGuard.privateToo(), tls);
    this.guarded = HttpSender.pool(AddressGuard.publicOnly(), tls);
  }

  /**
   * A fetcher.
   *
   * @param hosts trusted beside public ones
   * @param authorities trusted beside those of the JDK
   */
  public static Fetcher trusting(List<HostPort> hosts, Authorities authorities) {
    return open(hosts, TlsWrap.trusting(authorities), LONGEST);
  }

  static HttpFetcher open(List<HostPort> trusted, TlsWrap tls, Duration longest) {
    return new HttpFetcher(trusted, tls, longest);
  }

  @Override
  public Fetched get(String url) {
    return fetch(url, "GET", null, null);
  }

  @Override
  public Fetched post(String url, Map<String, String> form, String authorization) {
    String body =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + '=' + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return fetch(url, "POST", body.getBytes(StandardCharsets.US_ASCII), authorization);
  }

  @Override
  public Optional<String> refusal(String url) {
    if (AddressGuard.written(url) instanceof Verdict.Refused refused) {
      return Optional.of(refused.sentence());
    }
    Target target = Target.of(url);
    return target.secure() || trusts(target)
        ? Optional.empty()
        : Optional.of("The URL must start with https://.");
  }

  @Override
  public void close() {
    cuts.shutdownNow();
    open.close(CloseMode.IMMEDIATE);
    guarded.close(CloseMode.IMMEDIATE);
  }

  private Fetched fetch(String url, String method, byte[] form, String authorization) {
    Optional<String> refusal = refusal(url);
    if (refusal.isPresent()) {
      return new Fetched.Failed(refusal.get());
    }
    Target target = Target.of(url);
    Flight flight = new Flight(System.nanoTime(), longest.toNanos());
    Future<?> cut = cuts.schedule(flight::cut, longest.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return new OneFetch(trusts(target) ? open : guarded, target, flight)
          .run(method, form, authorization);
    } finally {
      flight.land();
      cut.cancel(false);
    }
  }

  private boolean trusts(Target target) {
    return trusted.stream().anyMatch(each -> each.holds(target.host(), target.port()));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
