package dev.hookline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.transport.send.Answer;
import dev.hookline.transport.send.Failure;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChaosTest extends SendTest {
  private static final long SEED = 20_260_102L;
  private static final byte[] OK = Wire.answer("200 OK", "ok");

  @Test
  void whatever_bytes_come_back_the_answer_is_a_value() throws Exception {
    Random random = new Random(SEED);
    Queue<byte[]> answers = new ConcurrentLinkedQueue<>();
    try (Sink sink =
        Sink.serving(
            socket -> {
              Wire.readRequest(socket.getInputStream());
              socket.getOutputStream().write(answers.remove());
            })) {
      for (int i = 0; i < 500; i++) {
        answers.add(garbled(random));
        Answer answer = send(sink.url(), 2_000);
        assertThat(answer.failure() == Failure.NONE || !answer.error().isEmpty())
            .as("answer %d of seed %d", i, SEED)
            .isTrue();
        assertThat(answer.excerpt()).doesNotContain("\u0000");
      }
    }
    assertThat(sender.idle()).isTrue();
  }

  @Test
  void sends_cut_in_the_middle_leak_no_connection_and_mix_up_no_answers() throws Exception {
    // Every third request of a connection is never answered, so cuts and reuse race each other.
    try (Sink sink =
        Sink.serving(
            socket -> {
              for (int i = 1; ; i++) {
                if (Wire.readRequest(socket.getInputStream()) == null) {
                  return;
                }
                if (i % 3 != 0) {
                  socket.getOutputStream().write(OK);
                }
              }
            })) {
      Queue<Answer> answers = new ConcurrentLinkedQueue<>();
      Thread[] threads = new Thread[50];
      for (int i = 0; i < threads.length; i++) {
        threads[i] =
            Thread.ofVirtual()
                .start(
                    () -> {
                      for (int n = 0; n < 20; n++) {
                        answers.add(send(sink.url(), 300));
                      }
                    });
      }
      for (Thread thread : threads) {
        thread.join();
      }
      Map<Failure, Integer> counts = new EnumMap<>(Failure.class);
      answers.forEach(answer -> counts.merge(answer.failure(), 1, Integer::sum));
      assertThat(answers).hasSize(1_000);
      assertThat(counts.keySet()).isSubsetOf(Failure.NONE, Failure.TIMEOUT);
      assertThat(counts.get(Failure.TIMEOUT)).isBetween(100, 500);
      assertThat(sender.idle()).isTrue();
    }
  }

  private static byte[] garbled(Random random) {
    byte[] answer =
        random.nextBoolean()
            ? Wire.answer("200 OK", "x".repeat(random.nextInt(200)), "Retry-After: 1", "X: y")
            : Wire.bytes(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
    for (int i = random.nextInt(12); i > 0; i--) {
      answer[random.nextInt(answer.length)] = (byte) random.nextInt(256);
    }
    return answer;
  }
}
