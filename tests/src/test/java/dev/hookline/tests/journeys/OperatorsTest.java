package dev.hookline.tests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.tests.stage.Api;
import dev.hookline.tests.stage.OnStage;
import dev.hookline.tests.stage.Reply;
import dev.hookline.tests.stage.Stage;
import dev.hookline.tests.stage.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnStage
class OperatorsTest {
  @Test
  void theFirstStartLeavesTheFirstAdminsPasswordToItsOwnerOnly(Stage stage) throws IOException {
    Path file = stage.server().dataDir().resolve("first-admin.password");

    assertThat(stage.server().firstAdminPassword())
        .hasValueSatisfying(password -> assertThat(password).hasSize(23));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(stage.server().dataDir().resolve("logs/server.log")))
        .doesNotContain(stage.server().firstAdminPassword().orElseThrow());
  }

  @Test
  void anAdminMakesChangesAndRemovesOperators(Stage stage) {
    Api admin = stage.operator();
    Reply made =
        admin.post("/v1/admin/operators", "{\"name\":\"Grace\",\"role\":\"viewer\"}").expect(201);
    String path = "/v1/admin/operators/" + made.text("operator_id");
    assertThat(made.header("Location")).endsWith(path);
    assertThat(made.text("one_time_password")).hasSize(23);
    admin
        .post("/v1/admin/operators", "{\"name\":\"grace\",\"role\":\"admin\"}")
        .expectProblem(409, "CONFLICT");
    assertThat(admin.get(path).expect(200).json().has("one_time_password")).isFalse();
    assertThat(admin.patch(path, "{\"role\":\"operator\"}").expect(200).text("role"))
        .isEqualTo("operator");
    assertThat(admin.patch(path, "{\"disabled\":true}").expect(200).text("disabled"))
        .isEqualTo("true");
    admin.patch(path, "{\"locked\":false}").expect(200);
    admin.patch(path, "{\"locked\":true}").expectProblem(400, "INVALID_REQUEST");
    admin.patch(path, "{\"role\":\"root\"}").expectProblem(400, "INVALID_REQUEST");
    assertThat(admin.post(path + "/password").expect(200).text("one_time_password"))
        .isNotEqualTo(made.text("one_time_password"));
    assertThat(admin.get("/v1/admin/operators?limit=1").expect(200).text("count")).isEqualTo("1");
    admin.delete(path).expect(204);
    admin.get(path).expectProblem(404, "NOT_FOUND");
  }

  @Test
  void theLastAdminStays(Stage stage) {
    JsonNode first =
        stage.operator().get("/v1/admin/operators?limit=1000").expect(200).json().path("items");
    List<String> others = new ArrayList<>();
    String admin = "";
    for (JsonNode each : first) {
      String path = "/v1/admin/operators/" + each.path("id").asText();
      if (each.path("name").asText().equals("admin")) {
        admin = path;
      } else if (each.path("role").asText().equals("admin")) {
        others.add(path);
      }
    }
    others.forEach(path -> stage.operator().patch(path, "{\"role\":\"viewer\"}").expect(200));
    try {
      stage.operator().delete(admin).expectProblem(409, "CONFLICT");
      stage.operator().patch(admin, "{\"role\":\"viewer\"}").expectProblem(409, "CONFLICT");
    } finally {
      others.forEach(path -> stage.operator().patch(path, "{\"role\":\"admin\"}").expect(200));
    }
  }

  @Test
  void aTenantsKeyIsNoAdmin(Tenant tenant) {
    tenant.api().get("/v1/admin/operators").expectProblem(403, "INSUFFICIENT_SCOPE");
    tenant
        .api()
        .post("/v1/admin/operators", "{\"name\":\"eve\",\"role\":\"admin\"}")
        .expectProblem(403, "INSUFFICIENT_SCOPE");
  }
}
