package dev.hookline.tests.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;

/** An answer of the API. */
public record Reply(int status, HttpHeaders headers, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(status + " with no JSON: " + body, e);
    }
  }

  public String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /** Passes if the status is the one wanted. */
  public Reply expect(int wanted) {
    assertThat(status).as(body).isEqualTo(wanted);
    return this;
  }

  /** A member of the body as text. */
  public String text(String member) {
    JsonNode value = json().path(member);
    assertThat(value.isMissingNode()).as("%s in %s", member, body).isFalse();
    return value.asText();
  }

  /** Passes if this is a problem document, complete and with this code. */
  public Reply expectProblem(int wanted, String code) {
    expect(wanted);
    assertThat(header("Content-Type")).startsWith("application/problem+json");
    JsonNode problem = json();
    for (String member : new String[] {"type", "title", "detail", "instance", "error"}) {
      assertThat(problem.path(member).isTextual()).as("%s in %s", member, body).isTrue();
    }
    assertThat(problem.path("status").asInt()).isEqualTo(wanted);
    assertThat(problem.path("code").asText()).as(body).isEqualTo(code);
    return this;
  }
}
