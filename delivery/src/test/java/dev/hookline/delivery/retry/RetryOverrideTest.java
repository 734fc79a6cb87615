package dev.hookline.delivery.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import dev.hookline.delivery.input.Members;
import dev.hookline.delivery.routing.Destination;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryOverrideTest {
  private static final Destination.Pace PACE =
      new Destination.Pace(1000, 4, 10, 7, List.of(0, 10, 100));

  @Test
  void whatIsNotSaidIsTheEndpoints() {
    assertThat(over("{'max_attempts':2}"))
        .isEqualTo(new Destination.Pace(1000, 2, 10, 7, List.of(0, 10, 100)));
    assertThat(over("{'schedule':[5]}"))
        .isEqualTo(new Destination.Pace(1000, 4, 10, 7, List.of(5)));
    assertThat(over("{'max_attempts':1,'schedule':[0,604800]}"))
        .isEqualTo(new Destination.Pace(1000, 1, 10, 7, List.of(0, 604_800)));
    assertThat(RetryOverride.over(PACE, null)).isSameAs(PACE);
  }

  @Test
  void itIsStoredAsItWasGiven() {
    assertThat(read("{ 'schedule': [0, 5],'max_attempts':3 }").json())
        .isEqualTo("{\"max_attempts\":3,\"schedule\":[0,5]}");
    assertThat(read("{'max_attempts':50,'schedule':null}").json())
        .isEqualTo("{\"max_attempts\":50}");
  }

  @Test
  void itsBoundsAreThoseOfAnEndpoint() {
    assertThat(read("{'max_attempts':50}").maxAttempts()).isEqualTo(50);
    String most = String.join(",", Collections.nCopies(50, "604800"));
    assertThat(read("{'schedule':[" + most + "]}").schedule()).hasSize(50);
    assertThat(refused("{'schedule':[0," + most + "]}").getMessage())
        .isEqualTo("retry.schedule must be an array of 1 to 50 items");
    assertThat(refused("{'max_attempts':51}").getMessage())
        .isEqualTo("retry.max_attempts must be a whole number from 1 to 50");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "3",
        "'soon'",
        "{'max_attempts':null}",
        "{'max_attempts':0}",
        "{'max_attempts':-1}",
        "{'max_attempts':2.0}",
        "{'max_attempts':'2'}",
        "{'max_attempts':[2]}",
        "{'max_attempts':99999999999999999999}",
        "{'schedule':[]}",
        "{'schedule':[-1]}",
        "{'schedule':[604801]}",
        "{'schedule':['5']}",
        "{'schedule':[0,null]}",
        "{'schedule':'0,5'}",
        "{'schedule':{'0':5}}",
        "{'max_attempts':2,'retry_schedule':[0]}",
        "{'attempts':2}"
      })
  void whatSaysNothingOrSomethingElseIsRefused(String retry) {
    Refused refused = refused(retry);
    assertThat(refused.reason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(refused.getMessage()).startsWith("retry");
  }

  private static Refused refused(String retry) {
    return catchThrowableOfType(Refused.class, () -> read(retry));
  }

  private static Destination.Pace over(String retry) {
    return RetryOverride.over(PACE, read(retry).json());
  }

  private static RetryOverride read(String retry) {
    try {
      String body = "{\"retry\":" + retry.replace('\'', '"') + "}";
      return RetryOverride.read(Members.of(new ObjectMapper().readTree(body)).required("retry"));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
