package dev.hookline.transport.guard;

import java.util.Locale;

/** Why a URL or an address is refused. The words are part of the public contract. */
public enum Reason {
  MALFORMED("The URL cannot be parsed."),
  LENGTH("The URL is longer than 2048 characters."),
  SCHEME("The URL must start with http:// or https://."),
  USER_INFO("The URL must not hold a user name or password."),
  FRAGMENT("The URL must not hold a fragment."),
  HOST("The URL needs a plain host name or address."),
  PORT("The port must be from 1 to 65535."),
  ENCODING("The address is written in an unusual form; write it as a name, a.b.c.d or [IPv6]."),
  NAME("Names of this machine or of a private network are not allowed."),
  LOOPBACK("The host is this machine."),
  PRIVATE("The host is in a private network."),
  LINK_LOCAL("The host is a link-local address."),
  METADATA("The host is a cloud metadata service."),
  MULTICAST("The host is a multicast address."),
  UNSPECIFIED("The host is the unspecified address."),
  RESERVED("The host is in a reserved address range."),
  EMBEDDED("The host is an IPv6 address that carries an IPv4 address.");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  /** The stable word, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One sentence for people. */
  public String sentence() {
    return sentence;
  }

  /** Whether {@code HL_ALLOW_PRIVATE_TARGETS} lets it through. */
  boolean pardonable() {
    return this == NAME || this == LOOPBACK || this == PRIVATE;
  }
}
