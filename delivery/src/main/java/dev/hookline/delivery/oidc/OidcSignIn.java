package dev.hookline.delivery.oidc;

import dev.hookline.delivery.jose.BadToken;
import dev.hookline.delivery.jose.SignedToken;
import dev.hookline.delivery.jose.TokenKeys;
import dev.hookline.delivery.oidc.Arrival.TurnedAway;
import dev.hookline.delivery.oidc.Arrival.Why;
import dev.hookline.delivery.operators.VouchedSignIn;
import dev.hookline.delivery.operators.Welcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signing in through the provider, in two halves. Safe to share between threads. */
public final class OidcSignIn {
  private static final Logger LOG = Logger.getLogger(OidcSignIn.class.getName());
  private static final int MOST_AT_ONCE =
      8; // each may hold a request thread while the provider is silent
  private static final int LONGEST_CODE = 4_096;
  private static final int LONGEST_WORDS = 300;

  private final Client client;
  private final Discovery discovery;
  private final CodeExchange exchange;
  private final TokenKeys keys;
  private final VouchedSignIn operators;
  private final Clock clock;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final SecureRandom random = new SecureRandom();

  OidcSignIn(
      Discovery discovery,
      CodeExchange exchange,
      TokenKeys keys,
      VouchedSignIn operators,
      Clock clock) {
    this.client = exchange.client();
    this.discovery = discovery;
    this.exchange = exchange;
    this.keys = keys;
    this.operators = operators;
    this.clock = clock;
  }

  /**
   * The first half: where to send the browser, and what to give it.
   *
   * @param next the page to show afterwards; may be null
   * @return empty while the provider does not answer
   */
  public Optional<Departure> begin(String next) {
    return discovery
        .provider()
        .map(
            provider -> {
              Errand errand = Errand.begin(random, clock.instant(), next);
              return new Departure(url(provider, errand), errand.cookie(), Errand.LIFE);
            });
  }

  /**
   * The second half: the browser is back. Unless the answer is {@link Why#STALE}, its cookie is of
   * no use any more.
   */
  public Arrival end(Returned back) {
    Optional<Errand> errand = Errand.of(back.cookie(), clock.instant());
    if (errand.isEmpty() || !errand.get().hasState(back.state())) {
      return new TurnedAway(Why.STALE, "");
    }
    // Without it the answer of one provider could be passed off as that of another (RFC 9207).
    if (back.issuer() != null && !back.issuer().equals(client.issuer())) {
      return new TurnedAway(Why.UNTRUSTED, "");
    }
    if (back.error() != null || back.code() == null || back.code().length() > LONGEST_CODE) {
      return new TurnedAway(Why.DENIED, words(back));
    }
    if (!places.tryAcquire()) {
      return new TurnedAway(Why.BUSY, "");
    }
    try {
      return end(errand.get(), back);
    } finally {
      places.release();
    }
  }

  private Arrival end(Errand errand, Returned back) {
    Optional<Provider> provider = discovery.provider();
    if (provider.isEmpty()) {
      return new TurnedAway(Why.UNREACHABLE, "");
    }
    if (provider.get().namesItself() && back.issuer() == null) {
      return new TurnedAway(Why.UNTRUSTED, "");
    }
    return switch (exchange.exchange(provider.get(), back.code(), errand.verifier())) {
      case CodeExchange.Result.Token token -> judge(errand, token.text());
      case CodeExchange.Result.Denied denied -> denied(denied.error());
      case CodeExchange.Result.Failed failed -> {
        LOG.log(Level.WARNING, "the provider gave no token: {0}", failed.why());
        yield new TurnedAway(Why.UNREACHABLE, "");
      }
    };
  }

  private Arrival judge(Errand errand, String token) {
    try {
      var claims = SignedToken.parse(token).verified(keys);
      Welcome welcome = operators.signIn(IdToken.check(claims, client, errand, clock.instant()));
      return switch (welcome) {
        case Welcome.In in -> new Arrival.Welcome(in.session(), errand.next());
        case Welcome.Out out -> new TurnedAway(Why.valueOf(out.why().name()), "");
      };
    } catch (BadToken bad) {
      LOG.log(Level.WARNING, "an ID token was refused: {0}", bad.getMessage());
      return new TurnedAway(Why.UNTRUSTED, "");
    }
  }

  // Anybody can come back with a made-up code; that is not worth a line in the log.
  private static Arrival denied(String error) {
    Level level = error.equals("invalid_grant") ? Level.FINE : Level.WARNING;
    LOG.log(level, "the provider did not take a code: {0}", shortened(error));
    return new TurnedAway(Why.DENIED, "");
  }

  private String url(Provider provider, Errand errand) {
    String query =
        Stream.of(
                "response_type=code",
                "client_id=" + encode(client.id()),
                "redirect_uri=" + encode(client.returnUrl()),
                "scope=" + encode(client.scopes()),
                "state=" + errand.state(),
                "nonce=" + errand.nonce(),
                "code_challenge=" + errand.challenge(),
                "code_challenge_method=S256")
            .collect(Collectors.joining("&"));
    return provider.authorization()
        + (provider.authorization().indexOf('?') < 0 ? '?' : '&')
        + query;
  }

  private static String words(Returned back) {
    return Stream.of(back.error(), back.description())
        .filter(text -> text != null && !text.isBlank())
        .map(OidcSignIn::shortened)
        .collect(Collectors.joining(": "));
  }

  private static String shortened(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
    return clean.length() > LONGEST_WORDS ? clean.substring(0, LONGEST_WORDS) : clean;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
