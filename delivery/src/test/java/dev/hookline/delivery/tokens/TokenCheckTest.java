package dev.hookline.delivery.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hookline.delivery.access.Role;
import dev.hookline.delivery.jose.BadToken;
import dev.hookline.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An identity provider beside the installation's own key. */
class TokenCheckTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String ISSUER = "https://id.example.com/";

  @TempDir static Path directory;
  private static KeyPair ours;
  private static KeyPair theirs;
  private static KeyPair theirNext;

  private final Map<String, String> variables = new HashMap<>();

  @BeforeAll
  static void keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2_048);
    ours = generator.generateKeyPair();
    theirs = generator.generateKeyPair();
    theirNext = generator.generateKeyPair();
    write("ours.pub", pem(ours));
    write("theirs.pub", pem(theirs) + pem(theirNext));
  }

  TokenCheckTest() {
    variables.put("HL_TOKEN_KEY_FILE", directory.resolve("ours.pub").toString());
    variables.put("HL_JWT_ISSUER", ISSUER);
    variables.put("HL_JWT_AUDIENCE", "hookline-api");
    variables.put("HL_JWT_PUBLIC_KEY_FILE", directory.resolve("theirs.pub").toString());
  }

  @Test
  void aTokenOfTheProviderIsGoodWithAnyOfItsKeysAndWhateverItCallsThem() throws BadToken {
    Bearer bearer = check(token(theirs, "{'alg':'RS256','kid':'7'}", claims(ISSUER)));
    assertThat(bearer.name()).isEqualTo("ada");
    assertThat(bearer.role()).contains(Role.OPERATOR);
    check(token(theirNext, "{'alg':'RS256'}", claims(ISSUER)));
  }

  @Test
  void anIssuerIsTrustedWithItsOwnKeysOnly() {
    assertBad(token(ours, header(ours), claims(ISSUER)), "signature");
    assertBad(token(theirs, header(theirs), claims("hookline")), "no such key");
    assertBad(token(theirs, header(ours), claims("hookline")), "signature");
    assertBad(token(theirs, header(theirs), claims("https://other.example.com/")), "issuer");
  }

  @Test
  void theAudienceIsAskedForWhereOneIsConfigured() throws BadToken {
    String other = claims(ISSUER).replace("'hookline-api'", "'another-api'");
    String none = claims(ISSUER).replace("'aud':'hookline-api',", "");
    String several = claims(ISSUER).replace("'hookline-api'", "['a','hookline-api']");
    assertBad(token(theirs, header(theirs), other), "somebody else");
    assertBad(token(theirs, header(theirs), none), "somebody else");
    check(token(theirs, header(theirs), several));

    variables.put("HL_JWT_AUDIENCE", "");

    check(token(theirs, header(theirs), none));
  }

  @Test
  void aTokenIsGoodFromItsBeginningToItsEndWithHalfAMinuteOnBothSides() throws BadToken {
    String token = token(theirs, header(theirs), claims(ISSUER));
    at(NOW.minusSeconds(30), token);
    at(NOW.plusSeconds(329), token);
    assertThatExceptionOfType(BadToken.class).isThrownBy(() -> at(NOW.minusSeconds(31), token));
    assertThatExceptionOfType(BadToken.class).isThrownBy(() -> at(NOW.plusSeconds(330), token));
  }

  @Test
  void aWrongConfigurationStopsTheStart() throws GeneralSecurityException {
    variables.put("HL_JWT_ISSUER", "hookline");
    assertThatIllegalStateException().isThrownBy(this::issuers);
    variables.put("HL_JWT_ISSUER", ISSUER);
    variables.put("HL_JWT_PUBLIC_KEY_FILE", "");
    assertThatIllegalStateException()
        .isThrownBy(this::issuers)
        .withMessageContaining("HL_JWT_PUBLIC_KEY_FILE");
    variables.put("HL_JWT_PUBLIC_KEY_FILE", directory.resolve("missing").toString());
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(this::issuers);
    KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
    small.initialize(1_024);
    for (String text : new String[] {"", "no key", pem(small.generateKeyPair())}) {
      write("odd.pub", text);
      variables.put("HL_JWT_PUBLIC_KEY_FILE", directory.resolve("odd.pub").toString());
      assertThatIllegalStateException().isThrownBy(this::issuers);
    }
  }

  @Test
  void onlyWhatHasThreePartsIsTakenForAToken() {
    assertThat(Tokens.looksLikeOne("eyJ.eyJ.x")).isTrue();
    assertThat(Tokens.looksLikeOne("hl_abcdef")).isFalse();
    assertThat(Tokens.looksLikeOne("eyJ.eyJ")).isFalse();
    assertThat(Tokens.looksLikeOne("eyJ.eyJ.x.y")).isFalse();
    assertThat(Tokens.looksLikeOne("a.b.c")).isFalse();
    assertThat(Tokens.looksLikeOne("")).isFalse();
  }

  @Test
  void anIssuerHasItsKeysInAFileOrAtAUrlAndNotInBoth() throws BadToken {
    variables.put("HL_JWT_JWKS_URL", "https://id.example.com/keys");
    assertThatIllegalStateException().isThrownBy(this::issuers).withMessageContaining("either");
    variables.remove("HL_JWT_PUBLIC_KEY_FILE");
    check(token(theirs, header(theirs), claims(ISSUER)));
    variables.remove("HL_JWT_ISSUER");
    assertThatIllegalStateException()
        .isThrownBy(this::issuers)
        .withMessageContaining("HL_JWT_JWKS_URL needs HL_JWT_ISSUER");
  }

  private static RSAPublicKey theirKey(String url) {
    assertThat(url).isEqualTo("https://id.example.com/keys");
    return (RSAPublicKey) theirs.getPublic();
  }

  private void issuers() {
    TokensSource.issuers(Settings.of(variables), url -> keyId -> List.of(theirKey(url)));
  }

  private Bearer check(String token) throws BadToken {
    return at(NOW, token);
  }

  private Bearer at(Instant moment, String token) throws BadToken {
    Clock clock = Clock.fixed(moment, ZoneOffset.UTC);
    return new TokenCheck(
            TokensSource.issuers(Settings.of(variables), url -> keyId -> List.of(theirKey(url))),
            clock)
        .of(token);
  }

  private void assertBad(String token, String why) {
    assertThatExceptionOfType(BadToken.class)
        .isThrownBy(() -> check(token))
        .withMessageContaining(why);
  }

  private static String claims(String issuer) {
    long now = NOW.getEpochSecond();
    return "{'iss':'%s','aud':'hookline-api','preferred_username':'ada','sub':'1','iat':%d,'exp':%d,"
            .formatted(issuer, now, now + 300)
        + "'groups':['staff','operator','viewer']}";
  }

  private static String header(KeyPair pair) {
    try {
      byte[] id = MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded());
      return "{'alg':'RS256','kid':'" + base64(id) + "'}";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String token(KeyPair signer, String header, String claims) {
    String input = base64(json(header)) + '.' + base64(json(claims));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(signer.getPrivate());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + '.' + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static void write(String name, String text) {
    try {
      Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
