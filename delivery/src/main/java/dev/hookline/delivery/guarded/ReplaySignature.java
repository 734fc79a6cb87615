package dev.hookline.delivery.guarded;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.settings.Setting;
import dev.hookline.settings.Settings;
import dev.hookline.transport.signature.SignedHeaders;
import dev.hookline.transport.signature.SigningKey;
import dev.hookline.transport.signature.WebhookSignature;
import java.time.Clock;
import java.util.List;

/** Checks calls that are signed with the replay secret, as Standard Webhooks does. */
public final class ReplaySignature {
  private final List<SigningKey> keys;
  private final Clock clock;

  /**
   * The secret of the settings; without one every signature is refused.
   *
   * @throws IllegalStateException if the secret is not well formed
   */
  public ReplaySignature(Settings settings, Clock clock) {
    this.clock = clock;
    String secret = settings.text(Setting.REPLAY_SECRET);
    try {
      this.keys = secret.isBlank() ? List.of() : List.of(SigningKey.of(secret));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(Setting.REPLAY_SECRET.variable() + ": " + e.getMessage(), e);
    }
  }

  /**
   * The headers of that standard; null where one is missing.
   *
   * @param id {@code webhook-id}
   * @param timestamp {@code webhook-timestamp}
   * @param signature {@code webhook-signature}
   */
  public record Headers(String id, String timestamp, String signature) {}

  /**
   * Passes if the signature is that of the exact bytes and not older or younger than 300 seconds.
   *
   * @throws Refused with {@link Reason#UNAUTHENTICATED}, never saying which part was wrong
   */
  public void require(Headers headers, byte[] body) {
    SignedHeaders signed =
        new SignedHeaders(headers.id(), headers.timestamp(), headers.signature());
    if (!WebhookSignature.verify(signed, body, keys, clock.instant().getEpochSecond())) {
      throw new Refused(Reason.UNAUTHENTICATED, "the signature is wrong, or its time is over");
    }
  }
}
