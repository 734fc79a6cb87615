package dev.hookline.delivery.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.delivery.input.Member;
import dev.hookline.persistence.directory.Endpoint;
import dev.hookline.persistence.directory.EndpointSecret;
import dev.hookline.persistence.secrets.CannotOpenSecret;
import dev.hookline.persistence.secrets.SecretVault;
import dev.hookline.transport.send.HeaderLine;
import dev.hookline.transport.signature.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Seals, opens and redacts the credentials of endpoints. */
public final class EndpointVault {
  private static final System.Logger LOG = System.getLogger(EndpointVault.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Map<String, String>>> SECTIONS =
      new TypeReference<>() {};
  private static final String HEADERS = "headers";
  private static final String AUTH = "auth";

  private final SecretVault vault;

  /** Credentials kept in the given vault. */
  public EndpointVault(SecretVault vault) {
    this.vault = vault;
  }

  /** A new random secret: {@code whsec_} and base64 of 32 bytes. */
  public String newSecret() {
    return SigningKey.generateSecret();
  }

  /**
   * Checks a secret that its owner brings: {@code whsec_} and base64 of 24 to 64 bytes, {@code
   * whsk_} and an Ed25519 seed, or plain text of at least 16 characters.
   *
   * @throws dev.hookline.delivery.Refused if it is none of them
   */
  public String readSecret(Member member) {
    return SecretText.read(member);
  }

  /** The row of a signing secret. */
  public EndpointSecret seal(UUID id, Endpoint endpoint, String secret, Instant now) {
    byte[] sealed = vault.seal(endpoint.tenantId(), id, secret.getBytes(UTF_8));
    return new EndpointSecret(id, endpoint, sealed, now);
  }

  /**
   * The sealed form of extra headers, for the given endpoint only; null for an empty object.
   *
   * @throws dev.hookline.delivery.Refused if one of them may not be set
   */
  public byte[] sealHeaders(Endpoint endpoint, Member member) {
    Map<String, String> headers = ExtraHeaders.read(member);
    return headers.isEmpty() ? null : seal(endpoint, HEADERS, headers);
  }

  /**
   * The sealed form of {@code {type: bearer, token}} or {@code {type: basic, username, password}}.
   *
   * @throws dev.hookline.delivery.Refused if it is neither
   */
  public byte[] sealAuth(Endpoint endpoint, Member member) {
    return seal(endpoint, AUTH, Auth.read(member));
  }

  /**
   * Opens everything a delivery needs. Where authentication and an extra header both make an {@code
   * Authorization} field, authentication does.
   *
   * @param secrets the endpoint's, the newest first
   * @throws CannotOpenSecret if a key is missing from the key file, or a row was changed
   */
  public Credentials open(Endpoint endpoint, List<EndpointSecret> secrets) {
    Map<String, String> auth = openAuth(endpoint);
    List<HeaderLine> headers = new ArrayList<>();
    openHeaders(endpoint)
        .forEach(
            (name, value) -> {
              if (auth.isEmpty() || !name.equalsIgnoreCase(Auth.HEADER)) {
                headers.add(new HeaderLine(name, value));
              }
            });
    if (!auth.isEmpty()) {
      headers.add(new HeaderLine(Auth.HEADER, Auth.line(auth)));
    }
    return new Credentials(secrets.stream().map(this::open).toList(), List.copyOf(headers));
  }

  /** What may be shown. Credentials that do not open are shown as absent, and logged. */
  public Redacted redact(Endpoint endpoint) {
    try {
      Map<String, String> auth = openAuth(endpoint);
      return new Redacted(
          ExtraHeaders.redact(openHeaders(endpoint)), auth.isEmpty() ? null : Auth.redact(auth));
    } catch (CannotOpenSecret e) {
      LOG.log(Level.WARNING, "endpoint " + endpoint.id() + ": " + e.getMessage());
      return new Redacted(Map.of(), null);
    }
  }

  private Credentials.Key open(EndpointSecret secret) {
    String text = new String(vault.open(secret.tenantId(), secret.id(), secret.sealed()), UTF_8);
    return new Credentials.Key(SigningKey.of(text), secret.expiresAt().orElse(null));
  }

  private Map<String, String> openHeaders(Endpoint endpoint) {
    return endpoint.sealedHeaders().map(bytes -> open(endpoint, HEADERS, bytes)).orElse(Map.of());
  }

  private Map<String, String> openAuth(Endpoint endpoint) {
    return endpoint.sealedAuth().map(bytes -> open(endpoint, AUTH, bytes)).orElse(Map.of());
  }

  // Both columns are bound to the same row: the section's name keeps one from passing as the other.
  private byte[] seal(Endpoint endpoint, String section, Map<String, String> members) {
    try {
      byte[] json = JSON.writeValueAsBytes(Map.of(section, members));
      return vault.seal(endpoint.tenantId(), endpoint.id(), json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> open(Endpoint endpoint, String section, byte[] sealed) {
    try {
      byte[] json = vault.open(endpoint.tenantId(), endpoint.id(), sealed);
      return JSON.readValue(json, SECTIONS).getOrDefault(section, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException("credentials of endpoint " + endpoint.id(), e);
    }
  }
}
