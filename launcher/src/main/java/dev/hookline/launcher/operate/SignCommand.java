package dev.hookline.launcher.operate;

import dev.hookline.launcher.environment.DataDirOption;
import dev.hookline.launcher.state.Keys;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.settings.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs a call of the guarded replay. The secret itself is never printed. */
@Command(
    name = "sign",
    description = {
      "Sign a body with the replay secret, as Standard Webhooks does, and print three headers.",
      "They are good for the exact bytes of the body, and for five minutes.",
      "For curl: hl sign --file body.json > headers; curl -H @headers --data-binary @body.json URL"
    },
    mixinStandardHelpOptions = true)
public final class SignCommand implements Callable<Integer> {
  private static final String PREFIX = "whsec_";

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "The body (default: what comes on standard input).")
  private Path file;

  @Option(
      names = "--at",
      paramLabel = "SECONDS",
      description = "Sign for this moment, in Unix seconds (default: now).")
  private Long at;

  @Mixin private DataDirOption dataDirOption;

  @Override
  public Integer call() throws IOException, GeneralSecurityException {
    byte[] body = file == null ? System.in.readAllBytes() : Files.readAllBytes(file);
    String id = "msg_" + UUID.randomUUID();
    long seconds = at == null ? now() : at;
    System.out.println("webhook-id: " + id);
    System.out.println("webhook-timestamp: " + seconds);
    System.out.println("webhook-signature: v1," + signature(id, seconds, body));
    return 0;
  }

  private String signature(String id, long seconds, byte[] body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key(), "HmacSHA256"));
    mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(mac.doFinal(body));
  }

  private byte[] key() {
    Path keys = dataDirOption.dataDir().keysFile();
    String name = Setting.REPLAY_SECRET.variable();
    String given = dataDirOption.environment().value(Setting.REPLAY_SECRET);
    String secret =
        given.isEmpty()
            ? Keys.find(keys, name)
                .orElseThrow(() -> new NotPossible(name + " is neither set nor in " + keys))
            : given;
    return secret.startsWith(PREFIX)
        ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
        : secret.getBytes(StandardCharsets.UTF_8);
  }

  private static long now() {
    return Clock.systemUTC().instant().getEpochSecond();
  }
}
