package dev.hookline.delivery.directory;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.input.Members;
import dev.hookline.transport.guard.AddressGuard;
import dev.hookline.transport.guard.Verdict;
import dev.hookline.transport.send.Target;
import java.util.Optional;

/** Which URLs an endpoint may have. */
final class TargetUrl {
  private static final String NAME = "url";
  private static final int LONGEST = 2_048;

  private final AddressGuard guard;

  TargetUrl(AddressGuard guard) {
    this.guard = guard;
  }

  /**
   * The checked URL of a new endpoint. May wait for the name service: call it outside of a unit of
   * work.
   */
  String required(Members in) {
    if (!in.has(NAME)) {
      throw new Refused(Reason.INVALID_URL, "url is missing");
    }
    return check(in);
  }

  /** The checked URL of a change, or null if it does not name one. Waits as {@link #required}. */
  String changed(Members in) {
    return in.has(NAME) ? check(in) : null;
  }

  /** Why the URL may not be an endpoint's, as its name resolves now; empty if it may. Waits. */
  Optional<String> refusal(String url) {
    return guard.check(url) instanceof Verdict.Refused verdict
        ? Optional.of(verdict.sentence())
        : Optional.empty();
  }

  private String check(Members in) {
    String url = text(in);
    if (guard.check(url) instanceof Verdict.Refused verdict) {
      throw new Refused(reason(verdict), verdict.sentence());
    }
    try {
      return Target.of(url).url();
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static String text(Members in) {
    try {
      return in.required(NAME).text(1, LONGEST);
    } catch (Refused e) {
      throw invalid();
    }
  }

  private static Refused invalid() {
    return new Refused(
        Reason.INVALID_URL, "url must be an http or https URL of at most 2048 characters");
  }

  private static Reason reason(Verdict.Refused verdict) {
    return switch (verdict.reason()) {
      case MALFORMED, LENGTH, SCHEME, USER_INFO, FRAGMENT, HOST, PORT, ENCODING ->
          Reason.INVALID_URL;
      case NAME,
          LOOPBACK,
          PRIVATE,
          LINK_LOCAL,
          METADATA,
          MULTICAST,
          UNSPECIFIED,
          RESERVED,
          EMBEDDED ->
          Reason.REFUSED_ADDRESS;
    };
  }
}
