package dev.hookline.launcher.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.launcher.environment.Environment;
import dev.hookline.launcher.state.Keys;
import dev.hookline.launcher.state.TokenKey;
import dev.hookline.settings.Setting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a token and nothing else. */
@Command(
    name = "token",
    description = "Make a JSON Web Token for scripts, with the installation's own key.",
    mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Clock clock;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Whose key (default: HL_DATA_DIR, else .hookline).")
  private String directory;

  @Option(
      names = "--role",
      required = true,
      description = "What its bearer may do: ${COMPLETION-CANDIDATES}.")
  private Role role;

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = Life.class,
      description = "How long it is good: 90s, 5m, 2h, at most 24h (default: ${DEFAULT-VALUE}).")
  private Duration life;

  @Option(
      names = "--name",
      defaultValue = "hl-token",
      description = "Whom the audit log names (default: ${DEFAULT-VALUE}).")
  private String name;

  /** The verb, with the machine's clock. */
  public TokenCommand() {
    this(Clock.systemUTC());
  }

  TokenCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    Environment environment =
        Environment.ofProcess()
            .with(directory == null ? Map.of() : Map.of(Setting.DATA_DIR, directory));
    TokenKey key = TokenKey.read(environment.dataDir());
    Instant now = clock.instant();
    Map<String, Object> header =
        new TreeMap<>(Map.of("alg", "RS256", "typ", "JWT", "kid", key.id()));
    Map<String, Object> claims =
        new TreeMap<>(
            Map.of(
                "iss", "hookline",
                "sub", name,
                "upn", name,
                "jti", Keys.random(),
                "iat", now.getEpochSecond(),
                "exp", now.plus(life).getEpochSecond(),
                "groups", List.of(role.name())));
    spec.commandLine()
        .getOut()
        .println(key.sign(JSON.writeValueAsString(header), JSON.writeValueAsString(claims)));
    return 0;
  }
}
