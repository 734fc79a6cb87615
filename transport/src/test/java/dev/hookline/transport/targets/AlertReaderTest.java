package dev.hookline.transport.targets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.transport.targets.Alert.Action;
import dev.hookline.transport.targets.Alert.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertReaderTest {
  @Test
  void anAlertOfAlertmanagerIsUnderstood() {
    Alert alert =
        read(
            """
            {"status":"resolved","fingerprint":"fbab788e","generatorURL":"http://prom/graph",
             "labels":{"alertname":"DiskFull","severity":"warning","instance":"db-1:9100"},
             "annotations":{"summary":"Disk is full","description":"97 %"}}
            """,
            0);
    assertThat(alert.summary()).isEqualTo("Disk is full");
    assertThat(alert.description()).isEqualTo("97 %");
    assertThat(alert.severity()).isEqualTo(Severity.WARNING);
    assertThat(alert.action()).isEqualTo(Action.RESOLVE);
    assertThat(alert.source()).isEqualTo("db-1:9100");
    assertThat(alert.key()).isEqualTo("fbab788e");
    assertThat(alert.link()).isEqualTo("http://prom/graph");
  }

  @Test
  void whatIsMissingComesFromTheEvent() {
    Alert alert = read("{\"order\":7}", 1);
    assertThat(alert.summary()).isEqualTo("shop.alert");
    assertThat(alert.description()).isEmpty();
    assertThat(alert.source()).isEqualTo("shop.alert");
    assertThat(alert.key()).isEqualTo("evt_1");
    assertThat(alert.link()).isEmpty();
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
  }

  @ParameterizedTest
  @CsvSource({"0,CRITICAL", "1,WARNING", "2,INFO"})
  void whereNoSeverityIsNamedThePriorityTellsIt(int priority, Severity severity) {
    assertThat(read("{}", priority).severity()).isEqualTo(severity);
    assertThat(read("{\"severity\":\"purple\"}", priority).severity()).isEqualTo(severity);
    assertThat(read("{\"severity\":\"Error\"}", priority).severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void aTextIsItsOwnSummaryOnOneLine() {
    assertThat(read("\"it\\n burns\"", 1).summary()).isEqualTo("it burns");
  }

  @Test
  void aMessageThatIsTheSummaryIsNotSaidTwice() {
    assertThat(read("{\"message\":\"it burns\"}", 1).description()).isEmpty();
    assertThat(read("{\"title\":\"fire\",\"message\":\"it burns\"}", 1).description())
        .isEqualTo("it burns");
  }

  @Test
  void onlyALinkThatLeadsToAPageIsOne() {
    assertThat(read("{\"link\":\"javascript:alert(1)\"}", 1).link()).isEmpty();
    assertThat(read("{\"link\":\"https://a.example\"}", 1).link()).isEqualTo("https://a.example");
  }

  private static Alert read(String payload, int priority) {
    return AlertReader.read(
        new TargetMessage(
            "evt_1", "shop.alert", priority, payload.getBytes(UTF_8), List.of(), 1_000));
  }
}
