package dev.hookline.delivery.rates;

import dev.hookline.delivery.access.Caller;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The limits of this node. */
@ApplicationScoped
public class Rates {
  private CallRate key;
  private CallRate tenant;
  private CallRate publish;

  /** For the container's proxy. */
  protected Rates() {}

  /** The limits of the settings. */
  @Inject
  public Rates(Settings settings, Clock clock) {
    key = new CallRate("key", settings.integer(Setting.RATE_LIMIT_KEY), clock);
    tenant = new CallRate("tenant", settings.integer(Setting.RATE_LIMIT_TENANT), clock);
    publish = new CallRate("publish", settings.integer(Setting.RATE_LIMIT_PUBLISH), clock);
  }

  /** Whether publishing is limited at all. */
  public boolean limitsPublishing() {
    return publish.on();
  }

  /**
   * Counts a call that is not a publish, for its key and its tenant; an operator's call counts for
   * no tenant.
   */
  public List<Standing> call(Caller caller) {
    return Stream.concat(
            key.take(name(caller)).stream(),
            caller.operator() ? Stream.empty() : tenant.take(caller.tenantId()).stream())
        .toList();
  }

  /** Counts a publish, a batch as one, for its key. */
  public List<Standing> publish(Caller caller) {
    return publish.take(name(caller)).stream().toList();
  }

  // The service token is one for all tenants, so it counts for each of them.
  private static String name(Caller caller) {
    return caller.operator() ? caller.name() : caller.name() + ' ' + caller.tenantId();
  }
}
