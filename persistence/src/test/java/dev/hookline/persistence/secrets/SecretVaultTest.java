package dev.hookline.persistence.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretVaultTest {
  private static final String TENANT = "acme";
  private static final UUID ROW = new UUID(1, 2);
  private static final byte[] SECRET = "whsec_canary".getBytes(UTF_8);
  private static final String OLD = line("k1", 1);
  private static final String NEW = line("k2", 2);

  @TempDir Path directory;
  private Path file;
  private SecretVault vault;

  @BeforeEach
  void open() throws IOException {
    file = directory.resolve("secret.keys");
    write(OLD);
    vault = new SecretVault(file);
  }

  @Test
  void whatIsSealedOpensAgain() {
    assertThat(vault.open(TENANT, ROW, vault.seal(TENANT, ROW, SECRET))).isEqualTo(SECRET);
    assertThat(vault.open(TENANT, ROW, vault.seal(TENANT, ROW, new byte[0]))).isEmpty();
  }

  @Test
  void sealingTwiceGivesTwoTextsAndNeverTheSecret() {
    byte[] one = vault.seal(TENANT, ROW, SECRET);

    assertThat(one).isNotEqualTo(vault.seal(TENANT, ROW, SECRET));
    assertThat(new String(one, UTF_8)).doesNotContain("whsec_canary");
  }

  @Test
  void everyFlippedByteIsNoticed() {
    byte[] sealed = vault.seal(TENANT, ROW, SECRET);
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> vault.open(TENANT, ROW, changed))
          .as("byte %s", i)
          .isInstanceOf(CannotOpenSecret.class);
    }
  }

  @Test
  void everyTruncationIsNoticed() {
    byte[] sealed = vault.seal(TENANT, ROW, SECRET);
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThatThrownBy(() -> vault.open(TENANT, ROW, cut))
          .as("length %s", length)
          .isInstanceOf(CannotOpenSecret.class);
    }
  }

  @Test
  void aSecretMovedToAnotherRowOrTenantDoesNotOpen() {
    byte[] sealed = vault.seal(TENANT, ROW, SECRET);

    assertThatThrownBy(() -> vault.open(TENANT, new UUID(1, 3), sealed))
        .isInstanceOf(CannotOpenSecret.class);
    assertThatThrownBy(() -> vault.open("other", ROW, sealed)).isInstanceOf(CannotOpenSecret.class);
    assertThatThrownBy(() -> vault.rewrap("other", ROW, rotatedAfter(sealed)))
        .isInstanceOf(CannotOpenSecret.class);
  }

  @Test
  void rotationNeedsNoRestart() throws IOException {
    byte[] old = vault.seal(TENANT, ROW, SECRET);
    write(NEW, OLD);

    byte[] rewrapped = vault.rewrap(TENANT, ROW, old);
    write(NEW);

    SecretVault afterwards = new SecretVault(file);
    assertThat(afterwards.open(TENANT, ROW, rewrapped)).isEqualTo(SECRET);
    assertThat(afterwards.rewrap(TENANT, ROW, rewrapped)).isSameAs(rewrapped);
    assertThatThrownBy(() -> afterwards.open(TENANT, ROW, old))
        .isInstanceOf(CannotOpenSecret.class)
        .hasMessageContaining("no key");
  }

  @Test
  void aKeyThatAnotherNodeBeganToUseIsFoundByReadingTheFileAgain() throws IOException {
    write(NEW, OLD);
    byte[] fromElsewhere = new SecretVault(file).seal(TENANT, ROW, SECRET);

    assertThat(vault.open(TENANT, ROW, fromElsewhere)).isEqualTo(SECRET);
  }

  @Test
  void commentsAndBlankLinesAreSkipped() throws IOException {
    write("# keys of node 1", "", NEW, "  ", OLD);

    assertThat(MasterKeys.read(file).activeId()).isEqualTo("k2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nocolon", "bad id:AAAA", "k1:%%%", "k1:c2hvcnQ=", ":AAAA"})
  void aMalformedKeyFileIsRefusedWithoutShowingIt(String line) throws IOException {
    write(line);

    assertThatThrownBy(() -> new SecretVault(file))
        .isInstanceOf(InvalidKeyFile.class)
        .hasMessageContaining(file.toString())
        .hasMessageNotContaining("c2hvcnQ=");
  }

  @Test
  void aMissingKeyFileAndARepeatedIdAreRefused() throws IOException {
    assertThatThrownBy(() -> new SecretVault(directory.resolve("none")))
        .isInstanceOf(InvalidKeyFile.class);
    write(OLD, line("k1", 3));
    assertThatThrownBy(() -> new SecretVault(file))
        .isInstanceOf(InvalidKeyFile.class)
        .hasMessageContaining("repeats");
  }

  private byte[] rotatedAfter(byte[] sealed) {
    try {
      write(NEW, OLD);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return sealed;
  }

  private void write(String... lines) throws IOException {
    Files.write(file, List.of(lines));
  }

  private static String line(String id, int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return id + ":" + Base64.getEncoder().encodeToString(key);
  }
}
