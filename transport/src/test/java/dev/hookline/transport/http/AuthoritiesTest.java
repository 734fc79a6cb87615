package dev.hookline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hookline.settings.Authorities;
import dev.hookline.settings.InvalidSettings;
import dev.hookline.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the file that {@code HL_CA_FILE} names, and what must not. */
@Timeout(60)
class AuthoritiesTest {
  @TempDir static Path directory;
  private static Certificates certificates;

  @BeforeAll
  static void makeCertificates() throws Exception {
    certificates = Certificates.in(directory);
    certificates.authority("second", 1, 30);
    certificates.authority("late", 30, 10);
    certificates.authority("early", -5, 30);
    certificates.issue("server", "localhost", 1, 30);
  }

  @Test
  void without_the_setting_there_are_none() {
    assertThat(Authorities.of(Settings.of(Map.of())).certificates()).isEmpty();
  }

  @Test
  void several_may_stand_in_a_file_with_comments_between_them() throws Exception {
    Path file =
        file("# ours\n" + certificates.pem("ca") + "\n# wörk\n" + certificates.pem("second"));
    assertThat(in(file).certificates())
        .extracting(each -> each.getSubjectX500Principal().getName())
        .containsExactly("CN=ca", "CN=second");
    assertThatCode(in(file)::requireCurrent).doesNotThrowAnyException();
  }

  @Test
  void a_file_that_does_not_exist_is_told_by_its_name() {
    assertWrong(directory.resolve("none.pem"), "which does not exist");
  }

  @Test
  void a_directory_is_no_file() {
    assertWrong(directory, "which is not a file that can be read");
  }

  @Test
  void a_file_that_may_not_be_read_is_told() throws Exception {
    Path file = file(certificates.pem("ca"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "whoever may read everything");
    assertWrong(file, "which cannot be read");
  }

  @Test
  void a_file_that_is_far_too_large_is_not_read() throws Exception {
    assertWrong(file("#".repeat((1 << 20) + 1)), "which is larger than 1 MiB");
  }

  @Test
  void a_file_without_a_certificate_is_refused() throws Exception {
    assertWrong(file(""), "which holds no certificate in PEM form");
    assertWrong(file("my authority"), "which holds no certificate in PEM form");
  }

  @Test
  void a_block_that_is_cut_off_or_holds_what_is_no_base64_is_refused() throws Exception {
    String whole = certificates.pem("ca");
    String damaged = "which is damaged: it holds a block that does not end as it should";
    assertWrong(file(whole + whole.substring(0, whole.length() / 2)), damaged);
    assertWrong(file(whole.replaceFirst("MII", "M!I")), damaged);
  }

  @Test
  void a_block_that_is_no_certificate_inside_is_refused() throws Exception {
    String noise = Certificates.block("CERTIFICATE", new byte[] {1, 2, 3});
    assertWrong(file(certificates.pem("ca") + noise), "whose certificate 2 is damaged");
  }

  @Test
  void a_private_key_beside_the_certificate_is_refused_and_not_repeated() throws Exception {
    String key = certificates.key("ca");
    Path file = file(certificates.pem("ca") + key);
    assertWrong(file, "which holds something other than certificates");
    assertThatThrownBy(() -> in(file)).message().doesNotContain(key.lines().toList().get(1));
  }

  @Test
  void a_servers_certificate_is_no_authority() throws Exception {
    assertWrong(
        file(certificates.pem("ca") + certificates.pem("server")),
        "whose certificate 2 is not that of an authority");
  }

  @Test
  void an_authority_that_has_expired_is_refused_when_somebody_starts_a_server() throws Exception {
    Path file = file(certificates.pem("ca") + certificates.pem("late"));
    assertThat(in(file).certificates()).hasSize(2);
    assertThatThrownBy(() -> in(file).requireCurrent())
        .isInstanceOf(InvalidSettings.class)
        .hasMessage("HL_CA_FILE names " + file + ", whose certificate 2 has expired");
  }

  @Test
  void an_authority_of_the_future_is_let_be() throws Exception {
    assertThatCode(in(file(certificates.pem("early")))::requireCurrent).doesNotThrowAnyException();
  }

  private static void assertWrong(Path file, String what) {
    assertThatThrownBy(() -> in(file))
        .isInstanceOf(InvalidSettings.class)
        .hasMessage("HL_CA_FILE names " + file + ", " + what);
  }

  private static Authorities in(Path file) {
    return Authorities.of(Settings.of(Map.of("HL_CA_FILE", file.toString())));
  }

  private static Path file(String text) throws Exception {
    return Files.writeString(Files.createTempFile(directory, "ca", ".pem"), text);
  }
}
