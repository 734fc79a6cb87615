package dev.hookline.launcher.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.TokenKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TokenCommandTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();

  @Test
  void a_token_alone_is_printed_and_says_who_what_and_how_long() throws Exception {
    DataDir dataDir = DataDir.at(directory.resolve("data")).create();
    TokenKey.make(dataDir);

    assertThat(run("--role", "operator", "--ttl", "90s", "--name", "deploy")).isZero();

    String token = out.toString().strip();
    assertThat(token.split("\\.")).hasSize(3);
    JsonNode claims = part(token, 1);
    assertThat(claims.path("iss").asText()).isEqualTo("hookline");
    assertThat(claims.path("upn").asText()).isEqualTo("deploy");
    assertThat(claims.path("iat").asLong()).isEqualTo(NOW.getEpochSecond());
    assertThat(claims.path("exp").asLong()).isEqualTo(NOW.getEpochSecond() + 90);
    assertThat(claims.path("groups").toString()).isEqualTo("[\"operator\"]");
    assertThat(part(token, 0).path("alg").asText()).isEqualTo("RS256");
    assertThat(part(token, 0).path("kid").asText()).isEqualTo(TokenKey.read(dataDir).id());
  }

  @Test
  void the_private_key_is_its_owners_only_and_is_made_once() throws Exception {
    DataDir dataDir = DataDir.at(directory.resolve("data")).create();
    TokenKey.make(dataDir);
    String key = Files.readString(dataDir.tokenKey());
    TokenKey.make(dataDir);

    assertThat(Files.readString(dataDir.tokenKey())).isEqualTo(key);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.tokenKey())))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"25h", "1441m", "86401s", "0m", "-5m", "5", "m", "5d", "1e3s", "9999999s"})
  void a_time_outside_of_a_day_is_wrong_usage(String time) {
    assertThat(run("--role", "viewer", "--ttl", time)).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_role_that_does_not_exist_or_none_is_wrong_usage() {
    assertThat(run("--role", "root")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
  }

  private int run(String... words) {
    CommandLine line =
        new CommandLine(new TokenCommand(Clock.fixed(NOW, ZoneOffset.UTC)))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(new StringWriter(), true));
    String[] all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--data-dir";
    all[words.length + 1] = directory.resolve("data").toString();
    return line.execute(all);
  }

  private static JsonNode part(String token, int number) throws Exception {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[number]));
  }
}
