package dev.hookline.bench.run;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a run looks at, by the name that stands behind {@code --profile}. */
enum Profile {
  ONE_ENDPOINT(1, 1_024, 0),
  FIVE_ENDPOINTS(5, 1_024, 0),
  PAYLOAD_1K(1, 1_024, 0),
  PAYLOAD_64K(1, 65_536, 0),
  /** The receiver speaks TLS. */
  TLS(1, 1_024, 0),
  /** One endpoint in ten never answers. */
  HANGING(9, 1_024, 0),
  PENDING_100K(1, 1_024, 100_000),
  PENDING_1M(1, 1_024, 1_000_000),
  PENDING_5M(1, 1_024, 5_000_000);

  private final int endpoints;
  private final int payloadBytes;
  private final int pending;

  Profile(int endpoints, int payloadBytes, int pending) {
    this.endpoints = endpoints;
    this.payloadBytes = payloadBytes;
    this.pending = pending;
  }

  /** Endpoints that are measured. */
  int endpoints() {
    return endpoints;
  }

  int payloadBytes() {
    return payloadBytes;
  }

  /** Deliveries of others that wait meanwhile. */
  int pending() {
    return pending;
  }

  /** Whether it compares something other than rates. */
  boolean special() {
    return this == HANGING || pending > 0;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads a name from the command line. */
  static final class Reader implements ITypeConverter<Profile> {
    @Override
    public Profile convert(String text) {
      return Arrays.stream(values())
          .filter(profile -> profile.toString().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + text + "' is none of " + Arrays.toString(values())));
    }
  }
}
