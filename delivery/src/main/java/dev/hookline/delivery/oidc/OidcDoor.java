package dev.hookline.delivery.oidc;

import dev.hookline.delivery.jose.FetchedKeys;
import dev.hookline.delivery.operators.VouchedSignIn;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import dev.hookline.transport.fetch.Fetcher;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Whether operators may sign in through a provider, and how: as the configuration says. */
@ApplicationScoped
public class OidcDoor {
  @Inject Settings settings;
  @Inject Fetcher fetcher;
  @Inject VouchedSignIn operators;
  @Inject Clock clock;
  private OidcSignIn signIn;
  private FetchedKeys keys;

  /** Empty if no provider is configured. */
  public Optional<OidcSignIn> signIn() {
    return Optional.ofNullable(signIn);
  }

  /** A wrong configuration stops the start and not the first sign-in. */
  void onStart(@Observes Startup event) {
    signIn();
  }

  @PostConstruct
  void open() {
    Client.of(settings).ifPresent(this::open);
  }

  private void open(Client client) {
    fetcher
        .refusal(client.issuer())
        .ifPresent(
            why -> {
              throw new IllegalStateException(
                  Setting.OIDC_ISSUER.variable() + " cannot be fetched: " + why);
            });
    Discovery discovery = new Discovery(client.issuer(), fetcher, clock);
    keys = FetchedKeys.at(() -> discovery.provider().map(Provider::keys), fetcher, clock);
    signIn =
        new OidcSignIn(
            discovery, new CodeExchange(client, fetcher), keys.keepFresh(), operators, clock);
  }

  @PreDestroy
  void close() {
    if (keys != null) {
      keys.close();
    }
  }
}
