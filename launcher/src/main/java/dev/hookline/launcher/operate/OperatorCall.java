package dev.hookline.launcher.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.launcher.environment.DataDirOption;
import dev.hookline.launcher.state.DataDir;
import dev.hookline.launcher.state.DirLock;
import dev.hookline.launcher.state.Keys;
import dev.hookline.launcher.state.NotPossible;
import dev.hookline.launcher.state.RunState;
import dev.hookline.settings.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls the API of the server that runs on a data directory, with the operator's key. */
final class OperatorCall {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI server;
  private final String key;

  private OperatorCall(URI server, String key) {
    this.server = server;
    this.key = key;
  }

  /**
   * The server of the directory that the option names.
   *
   * @throws NotPossible if none runs, or its keys cannot be found
   */
  static OperatorCall to(DataDirOption option) {
    DataDir dataDir = option.dataDir();
    if (!DirLock.isTaken(dataDir)) {
      throw new NotPossible("no HookLine runs on " + dataDir.root());
    }
    RunState note =
        RunState.read(dataDir)
            .orElseThrow(() -> new NotPossible("HookLine is only starting; try again"));
    String given = option.environment().value(Setting.ADMIN_KEY);
    String key =
        given.isEmpty()
            ? Keys.find(dataDir.keysFile(), Setting.ADMIN_KEY.variable())
                .orElseThrow(
                    () ->
                        new NotPossible("HL_ADMIN_KEY is neither set nor in " + dataDir.keysFile()))
            : given;
    return new OperatorCall(URI.create(note.apiUrl()), key);
  }

  /**
   * Posts the document and returns the one in the answer.
   *
   * @throws IOException if the server does not answer, or answers with a problem
   */
  JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      JsonNode document = JSON.readTree(answer.body());
      if (answer.statusCode() != 200) {
        String detail = document.path("detail").asText();
        throw new IOException("the server answered " + answer.statusCode() + ": " + detail);
      }
      return document;
    }
  }
}
