package dev.hookline.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.delivery.reach.Code;
import dev.hookline.delivery.reach.Fate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReachCodesTest {
  @Test
  void theManualExplainsEveryWordOfWhyAnEndpointDidNotGetAnEvent() {
    String page = Checkout.read(Checkout.ROOT.resolve("docs/concepts/events-and-deliveries.md"));
    String table = page.substring(page.indexOf("## Why an endpoint"));
    assertThat(
            Stream.concat(
                Arrays.stream(Code.values()).map(Code::word),
                Arrays.stream(Fate.values()).map(Fate::word)))
        .allSatisfy(word -> assertThat(table).contains("`" + word + "`"));
  }
}
