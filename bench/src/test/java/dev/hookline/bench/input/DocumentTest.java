package dev.hookline.bench.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {
  @Test
  void anArrayIsOneEventPerElementByteForByte() throws IOException {
    assertThat(events("[ {\"a\" : 1} ,\n [2,3],\"ü\\u00e9\", -1.50e3 ,true,null]"))
        .containsExactly("{\"a\" : 1}", "[2,3]", "\"ü\\u00e9\"", "-1.50e3", "true", "null");
  }

  @Test
  void anythingElseIsOneEventWithoutTheBlanksAroundIt() throws IOException {
    assertThat(events(" \n{\"a\": [1, 2]}\n\n")).containsExactly("{\"a\": [1, 2]}");
    assertThat(events("\n12 ")).containsExactly("12");
    assertThat(events("\"é\"\n")).containsExactly("\"é\"");
  }

  @Test
  void aCatalogueIsOneEventPerExampleUnderItsEntrysName() throws IOException {
    String text =
        "[{\"name\":\"push\",\"actions\":[],\"examples\":[{\"x\": 1},{}]},"
            + "{\"examples\":[{\"y\":{\"name\":\"no\"}}],\"name\":\"ping\"}]";
    assertThat(events(text)).containsExactly("{\"x\": 1}", "{}", "{\"y\":{\"name\":\"no\"}}");
    assertThat(Document.slices(text.getBytes(StandardCharsets.UTF_8)))
        .extracting(Document.Slice::name)
        .containsExactly("push", "push", "ping");
  }

  @Test
  void oneElementThatIsNoEntryMakesItAPlainArray() throws IOException {
    assertThat(events("[{\"name\":\"push\",\"examples\":[{}]},{\"name\":\"ping\"}]")).hasSize(2);
  }

  @Test
  void anEmptyArrayHoldsNoEvent() throws IOException {
    assertThat(events("[]")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "[1,]", "{} {}", "[1] x", "nul", "{\"a\":\u0000}"})
  void whatIsNotExactlyOneValueIsRefused(String text) {
    assertThatThrownBy(() -> events(text)).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    byte[] text = {'"', (byte) 0xff, '"'};
    assertThatThrownBy(() -> Document.slices(text)).isInstanceOf(IOException.class);
  }

  private static List<String> events(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Document.slices(bytes).stream()
        .map(
            each -> new String(bytes, each.from(), each.to() - each.from(), StandardCharsets.UTF_8))
        .toList();
  }
}
