package dev.hookline.bench.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The vector of the Standard Webhooks specification. */
class VerifierTest {
  private static final Verifier VERIFIER = new Verifier("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final long THEN = 1614265330;

  @Test
  void theVectorVerifiesAlsoAmongOtherSignatures() {
    assertThat(standard(ID, SIGNATURE, BODY, THEN)).isTrue();
    assertThat(standard(ID, "v1,AAAA " + SIGNATURE + " v1a,BBBB", BODY, THEN + 300)).isTrue();
  }

  @Test
  void anythingChangedDoesNotVerify() {
    assertThat(standard("msg_other", SIGNATURE, BODY, THEN)).isFalse();
    assertThat(standard(ID, "v1,AAAA", BODY, THEN)).isFalse();
    assertThat(standard(ID, SIGNATURE, new byte[] {1}, THEN)).isFalse();
    assertThat(standard(ID, SIGNATURE, BODY, THEN + 301)).isFalse();
    assertThat(standard(ID, "", BODY, THEN)).isFalse();
    assertThat(VERIFIER.standard(ID, "soon", SIGNATURE, BODY, THEN)).isFalse();
  }

  @Test
  void ourOwnSignatureUsesTheSecretsText() {
    Verifier verifier = new Verifier("plain-secret");
    // printf '1700000000000.{}' | openssl dgst -sha256 -hmac plain-secret
    String expected = "v1=20126ad7bda28bd908b97cfe3e881e8a191d8e7d090b7f0322e51ee106458271";
    assertThat(verifier.hookLine("1700000000000", expected, "{}".getBytes(StandardCharsets.UTF_8)))
        .isTrue();
    assertThat(verifier.hookLine("1700000000001", expected, "{}".getBytes(StandardCharsets.UTF_8)))
        .isFalse();
  }

  private static boolean standard(String id, String signatures, byte[] body, long nowSeconds) {
    return VERIFIER.standard(id, Long.toString(THEN), signatures, body, nowSeconds);
  }
}
