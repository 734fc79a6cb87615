package dev.hookline.api.http;

import dev.hookline.settings.Network;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Where a call came from. {@code X-Forwarded-For} is believed only from a trusted proxy, and only
 * back to the last hop that is not one: whatever stands before it may be invented.
 */
@ApplicationScoped
public class ClientAddress {
  private static final int MOST_HOPS = 32;

  private List<Network> proxies = List.of();

  /** For the container's proxy. */
  ClientAddress() {}

  /** Believes the proxies of the given settings. */
  @Inject
  public ClientAddress(Settings settings) {
    proxies = settings.networks(Setting.TRUSTED_PROXIES);
  }

  /** The address of the client, as a literal without a port. */
  public String of(HttpServletRequest request) {
    List<String> forwarded =
        Collections.list(request.getHeaders("X-Forwarded-For")).stream()
            .flatMap(line -> Arrays.stream(line.split(",")))
            .map(String::strip)
            .toList();
    return of(request.getRemoteAddr(), forwarded);
  }

  /**
   * @param peer who is connected to this server
   * @param forwarded what the header says, the nearest hop last
   */
  String of(String peer, List<String> forwarded) {
    InetAddress client = literal(peer);
    if (client == null) {
      return peer;
    }
    int hop = forwarded.size() - 1;
    int last = Math.max(0, forwarded.size() - MOST_HOPS);
    while (hop >= last && trusted(client)) {
      InetAddress before = literal(forwarded.get(hop--));
      if (before == null) {
        break;
      }
      client = before;
    }
    return client.getHostAddress();
  }

  private boolean trusted(InetAddress address) {
    return proxies.stream().anyMatch(network -> network.holds(address));
  }

  private static InetAddress literal(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
