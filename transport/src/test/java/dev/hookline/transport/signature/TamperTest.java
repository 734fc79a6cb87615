package dev.hookline.transport.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TamperTest {
  private static final long SEED = 20_260_101L;
  private static final int MUTATIONS = 2_000;
  private static final String ID = "msg_1";
  private static final long NOW = 1_700_000_000L;

  private final Random random = new Random(SEED);
  private final byte[] body =
      "{\"amount\": 100, \"to\": \"alice\"}".getBytes(StandardCharsets.UTF_8);
  private final List<SigningKey> keys = List.of(SigningKey.of(SigningKey.generateSecret()));
  private final String signature = WebhookSignature.sign(ID, NOW, body, keys);

  @Test
  void every_random_mutation_is_refused() {
    int tried = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      assertThat(mutated(i % 5)).as("mutation %d of seed %d", i, SEED).isFalse();
      tried++;
    }
    assertThat(tried).isEqualTo(MUTATIONS);
  }

  @Test
  void missing_and_malformed_headers_are_refused() {
    String now = Long.toString(NOW);
    List<SignedHeaders> broken =
        List.of(
            new SignedHeaders(null, now, signature),
            new SignedHeaders("", now, signature),
            new SignedHeaders(ID, null, signature),
            new SignedHeaders(ID, "", signature),
            new SignedHeaders(ID, "-1", signature),
            new SignedHeaders(ID, "+" + now, signature),
            new SignedHeaders(ID, " " + now, signature),
            new SignedHeaders(ID, now + ".0", signature),
            new SignedHeaders(ID, "1e9", signature),
            new SignedHeaders(ID, "9".repeat(40), signature),
            new SignedHeaders(ID, now, null),
            new SignedHeaders(ID, now, ""),
            new SignedHeaders(ID, now, "v1"),
            new SignedHeaders(ID, now, "v1,"),
            new SignedHeaders(ID, now, "v1,***"),
            new SignedHeaders(ID, now, signature.replace("v1,", "v2,")),
            new SignedHeaders(ID, now, signature.replace("v1,", "v1a,")),
            new SignedHeaders(ID, now, signature.replace("v1,", "")),
            new SignedHeaders(ID, now, "v1,AAAA ".repeat(100) + signature));
    assertThat(broken).noneMatch(headers -> verify(headers, body));
    assertThat(verify(new SignedHeaders(ID, now, signature), body)).isTrue();
  }

  @Test
  void a_dot_moved_from_id_to_timestamp_is_refused() {
    // "a.1700000000" + "." + … and "a" + "." + "1700000000…" must never be the same content.
    String value = WebhookSignature.sign("a." + NOW, 1L, body, keys);
    assertThat(verify(new SignedHeaders("a." + NOW, "1", value), body)).isFalse();
  }

  private boolean mutated(int kind) {
    String now = Long.toString(NOW);
    return switch (kind) {
      case 0 -> verify(new SignedHeaders(ID, now, signature), flip(body));
      case 1 ->
          verify(new SignedHeaders(ID + (char) ('a' + random.nextInt(26)), now, signature), body);
      case 2 ->
          verify(
              new SignedHeaders(ID, Long.toString(NOW + 1 + random.nextInt(250)), signature), body);
      case 3 -> {
        byte[] raw = flip(Base64.getDecoder().decode(signature.substring(3)));
        String forged = "v1," + Base64.getEncoder().encodeToString(raw);
        yield verify(new SignedHeaders(ID, now, forged), body);
      }
      default -> {
        int length = random.nextInt(body.length);
        yield verify(new SignedHeaders(ID, now, signature), java.util.Arrays.copyOf(body, length));
      }
    };
  }

  private boolean verify(SignedHeaders headers, byte[] content) {
    return WebhookSignature.verify(headers, content, keys, NOW);
  }

  private byte[] flip(byte[] bytes) {
    byte[] changed = bytes.clone();
    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    return changed;
  }
}
