package dev.hookline.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoadGeneratorTest {
  private static final Duration WINDOW = Duration.ofMillis(300);

  @Test
  void everyAnswerIsCountedHoweverItIsSplit() throws IOException {
    LoadFigures figures =
        load(
            Pace.closedLoop(),
            number -> {
              String whole = ScriptedServer.answer(201, ScriptedServer.created(number));
              int cut = 1 + number % (whole.length() - 1);
              return new String[] {whole.substring(0, cut), whole.substring(cut)};
            });
    assertThat(figures.acknowledged().size()).isGreaterThan(20);
    assertThat(figures.answers()).isEqualTo(figures.answers(201));
    assertThat(figures.unreadable()).isZero();
    assertThat(figures.broken()).isZero();
  }

  @Test
  void chunkedAnswersAreRead() throws IOException {
    LoadFigures figures =
        load(
            Pace.closedLoop(),
            number -> {
              String body = ScriptedServer.created(number);
              String lead = "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n";
              String chunk = "%x\r\n%s\r\n".formatted(body.length(), body);
              return new String[] {lead, chunk, "0\r\n\r\n"};
            });
    assertThat(figures.acknowledged().size()).isGreaterThan(20);
    assertThat(figures.unreadable()).isZero();
  }

  @Test
  void aConnectionClosedUnderARequestIsAnErrorAndIsReplaced() throws IOException {
    LoadFigures figures =
        load(
            Pace.closedLoop(),
            number ->
                number % 5 == 4
                    ? new String[] {"HTTP/1.1 20", ScriptedServer.CLOSE}
                    : new String[] {ScriptedServer.answer(201, ScriptedServer.created(number))});
    assertThat(figures.broken()).isPositive().isEqualTo(figures.unanswered());
    assertThat(figures.answers(201)).isGreaterThan(figures.broken());
  }

  @Test
  void aClosingAnswerIsNoError() throws IOException {
    LoadFigures figures =
        load(
            Pace.closedLoop(),
            number ->
                new String[] {
                  ScriptedServer.answer(201, ScriptedServer.created(number))
                      .replace("X\r\n", "X\r\nConnection: close\r\n"),
                  ScriptedServer.CLOSE
                });
    assertThat(figures.acknowledged().size()).isGreaterThan(10);
    assertThat(figures.broken()).isZero();
  }

  @Test
  void aRefusedPublishIsNotAcknowledgedAndGivesTheServerRest() throws IOException {
    LoadFigures figures =
        load(Pace.closedLoop(), number -> new String[] {ScriptedServer.answer(503, "{}")});
    assertThat(figures.acknowledged().size()).isZero();
    // four connections that rest 10 ms between two tries of 300 ms
    assertThat(figures.answers(503)).isBetween(4L, 160L);
  }

  @Test
  void inAnOpenLoopAStallMakesTheEventsThatWereDueLate() throws IOException {
    LoadFigures figures =
        load(
            Pace.perSecond(200),
            number -> {
              if (number == 10) {
                pause(150);
              }
              return new String[] {ScriptedServer.answer(201, ScriptedServer.created(number))};
            });
    // 60 fall due in the window; on a busy machine the last of them are due too late to be sent
    assertThat(figures.acknowledged().size()).isBetween(11, 60);
    assertThat(figures.latencies().millis(100)).isGreaterThan(100);
  }

  @Test
  void everyServerGetsItsPart() throws IOException {
    IntFunction<String[]> script =
        number -> new String[] {ScriptedServer.answer(201, ScriptedServer.created(number))};
    try (ScriptedServer one = new ScriptedServer(script);
        ScriptedServer two = new ScriptedServer(script)) {
      LoadGenerator generator =
          new LoadGenerator(
              List.of(one.address(), two.address()),
              RequestTemplate.publish("localhost", "key", "bench.e", 100),
              Pace.closedLoop(),
              4,
              1);
      generator.run(WINDOW);
      assertThat(one.requests()).isPositive();
      assertThat(two.requests()).isPositive();
      assertThat(generator.figures().answers(201)).isEqualTo(one.requests() + two.requests());
    }
  }

  @Test
  void withoutAServerItFails() throws IOException {
    try (Socket reserved = new Socket()) { // bound, so that nobody else listens there
      reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      LoadGenerator generator =
          generator(
              new InetSocketAddress(reserved.getLocalAddress(), reserved.getLocalPort()),
              Pace.closedLoop());
      assertThatThrownBy(() -> generator.run(WINDOW)).isInstanceOf(UncheckedIOException.class);
    }
  }

  private static LoadFigures load(Pace pace, IntFunction<String[]> script) throws IOException {
    try (ScriptedServer server = new ScriptedServer(script)) {
      LoadGenerator generator = generator(server.address(), pace);
      generator.run(WINDOW);
      LoadFigures figures = generator.figures();
      assertThat(figures.answers() + figures.unanswered()).isEqualTo(server.requests());
      return figures;
    }
  }

  private static LoadGenerator generator(InetSocketAddress server, Pace pace) {
    RequestTemplate template = RequestTemplate.publish("localhost", "key", "bench.e", 100);
    return new LoadGenerator(server, template, pace, 4, 2);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
