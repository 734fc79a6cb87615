package dev.hookline.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk is a small one in a mount namespace, that nobody else sees and that is gone with the
 * process. Where the machine does not allow that the test is skipped.
 */
class FullDiskTest {
  /** A fresh cluster takes some 40 MB, and its log comes in files of 16 MB. */
  private static final String SIZE = "160m";

  @TempDir Path directory;

  @Test
  void a_database_whose_disk_was_full_comes_back_by_itself_with_everything_confirmed()
      throws Exception {
    assumeTrue(
        run("true").code() == 0, "no mount namespaces here: needs root and unshare of util-linux");
    Ended ended =
        run(
            String.join(
                " ",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '"
                    + System.getProperty("java.class.path")
                    + "'",
                FullDisk.class.getName(),
                "'" + directory + "'",
                "'" + Path.of("target", "postgres").toAbsolutePath() + "'"));
    assertThat(ended.said()).contains("died=true", "back=true", "missing=0", "noted=true");
    assertThat(ended.code()).isZero();
  }

  private record Ended(int code, String said) {}

  /** Runs a command of the shell with the small disk mounted on the directory. */
  private Ended run(String command) throws InterruptedException {
    String mounted =
        "mount -t tmpfs -o size=%s,mode=755 tmpfs '%s' && exec %s"
            .formatted(SIZE, directory, command);
    try {
      Process process =
          new ProcessBuilder(List.of("unshare", "--mount", "sh", "-c", mounted))
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      System.out.println(said);
      return new Ended(process.waitFor(), said);
    } catch (IOException e) {
      return new Ended(-1, e.getMessage());
    }
  }
}
