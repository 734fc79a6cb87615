package dev.hookline.transport.guard;

import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/** Judges URLs and addresses. Safe to share between threads. */
public final class AddressGuard {
  private static final int MAX_URL = 2048;
  private static final int MAX_PORT = 65_535;
  private static final long WRITE_LOOKUP_MILLIS = 2_000;
  private static final Verdict ALLOWED = new Verdict.Allowed();

  private final boolean privateTargets;
  private final BoundedLookup lookup;

  AddressGuard(boolean privateTargets, NameLookup lookup) {
    this.privateTargets = privateTargets;
    this.lookup = new BoundedLookup(lookup);
  }

  /**
   * A guard that follows {@link Setting#ALLOW_PRIVATE_TARGETS} and asks the system's name service.
   */
  public static AddressGuard of(Settings settings) {
    return new AddressGuard(settings.on(Setting.ALLOW_PRIVATE_TARGETS), InetAddress::getAllByName);
  }

  /** A guard that lets nothing through but public addresses, whatever the configuration says. */
  public static AddressGuard publicOnly() {
    return new AddressGuard(false, InetAddress::getAllByName);
  }

  /**
   * A guard for hosts that the configuration trusts by name: they may be private or this machine,
   * but not link-local, reserved or a metadata service.
   */
  public static AddressGuard privateToo() {
    return new AddressGuard(true, InetAddress::getAllByName);
  }

  /**
   * Judges a URL that is about to be stored. A name is looked up for at most two seconds and all
   * its addresses are judged; one that cannot be resolved yet is allowed, since every connection
   * judges again.
   */
  public Verdict check(String url) {
    Verdict written = written(url);
    return written.allowed() ? host(URI.create(url).getHost()) : written;
  }

  /** Judges how a URL is written, without looking its host up. */
  public static Verdict written(String url) {
    if (url == null || url.length() > MAX_URL) {
      return Verdict.refused(url == null ? Reason.MALFORMED : Reason.LENGTH);
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Verdict.refused(Reason.MALFORMED);
    }
    Reason reason = form(uri);
    return reason != null ? Verdict.refused(reason) : ALLOWED;
  }

  /**
   * The addresses a connection may go to, in the order to try them. If any answer of the name
   * service is forbidden, all are.
   *
   * @param host the host of a URL; an IPv6 literal with or without brackets
   * @param timeoutMillis longest wait for the name service
   * @throws RefusedAddress if the host must not be connected to
   * @throws UnknownHostException if it has no address, or none in time
   */
  public InetAddress[] resolve(String host, long timeoutMillis)
      throws RefusedAddress, UnknownHostException {
    HostText text = HostText.of(host);
    refuse(text.refusal());
    if (text.literal() != null) {
      refuse(AddressTable.reason(text.literal().getAddress()));
      return new InetAddress[] {text.literal()};
    }
    InetAddress[] answers = lookup.addresses(host, timeoutMillis);
    for (InetAddress answer : answers) {
      refuse(AddressTable.reason(answer.getAddress()));
    }
    return answers;
  }

  private Verdict host(String host) {
    try {
      resolve(host, WRITE_LOOKUP_MILLIS);
      return ALLOWED;
    } catch (RefusedAddress e) {
      return Verdict.refused(e.reason());
    } catch (UnknownHostException e) {
      return ALLOWED;
    }
  }

  private void refuse(Reason reason) throws RefusedAddress {
    if (reason != null && !(privateTargets && reason.pardonable())) {
      throw new RefusedAddress(reason);
    }
  }

  private static Reason form(URI uri) {
    String scheme = uri.getScheme();
    if (scheme == null || !(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))) {
      return Reason.SCHEME;
    }
    String authority = uri.getRawAuthority();
    if (authority == null) {
      return Reason.HOST;
    }
    if (authority.indexOf('@') >= 0) {
      return Reason.USER_INFO;
    }
    // Null for whatever is not a plain name or address: percent signs, odd dots, non-ASCII letters.
    if (uri.getHost() == null) {
      return Reason.HOST;
    }
    if (uri.getRawFragment() != null) {
      return Reason.FRAGMENT;
    }
    boolean portMissing = authority.endsWith(":");
    return portMissing || uri.getPort() == 0 || uri.getPort() > MAX_PORT ? Reason.PORT : null;
  }
}
