package dev.hookline.bench.sink;

import dev.hookline.bench.wire.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;

/** One connection to the sink. */
final class Caller {
  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Line line;
  private final Message request = new Message();
  private final ByteBuffer answer = ByteBuffer.allocateDirect(OK.length).put(OK);

  private boolean owed;

  Caller(Line line) {
    this.line = line;
  }

  void serve(SelectionKey key, Reception reception) {
    try {
      if (owed && !sent(key)) {
        return;
      }
      int count;
      do {
        count = request.readFrom(line);
        if (count < 0) {
          line.close();
          return;
        }
        while (request.complete()) {
          if (!answered(key, reception)) {
            return;
          }
        }
      } while (count > 0 && line.holdsMore());
    } catch (IOException e) {
      giveUp();
    }
  }

  /** Takes the request at the front; whether the next may be taken. */
  private boolean answered(SelectionKey key, Reception reception) throws IOException {
    boolean last = request.closes();
    reception.note(request);
    request.discard();
    answer.rewind();
    if (sent(key) && last) {
      line.close();
    }
    return !owed && !last;
  }

  private boolean sent(SelectionKey key) throws IOException {
    owed = !line.send(answer);
    int wanted = owed ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
    return !owed;
  }

  private void giveUp() {
    try {
      line.close();
    } catch (IOException e) {
      return; // it is gone either way
    }
  }
}
