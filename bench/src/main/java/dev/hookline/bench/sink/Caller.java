package dev.hookline.bench.sink;

import dev.hookline.bench.wire.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection to the sink. */
final class Caller {
  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final SocketChannel channel;
  private final Message request = new Message();
  private final ByteBuffer answer = ByteBuffer.allocateDirect(OK.length).put(OK);

  Caller(SocketChannel channel) {
    this.channel = channel;
  }

  void serve(SelectionKey key, Reception reception) {
    try {
      if (answer.hasRemaining() && !sent(key)) {
        return;
      }
      if (request.readFrom(channel) < 0) {
        channel.close();
        return;
      }
      while (request.complete()) {
        boolean last = request.closes();
        reception.note(request);
        request.discard();
        answer.rewind();
        if (!sent(key)) {
          return;
        }
        if (last) {
          channel.close();
          return;
        }
      }
    } catch (IOException e) {
      giveUp();
    }
  }

  private boolean sent(SelectionKey key) throws IOException {
    channel.write(answer);
    boolean rest = answer.hasRemaining();
    int wanted = rest ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
    return !rest;
  }

  private void giveUp() {
    try {
      channel.close();
    } catch (IOException e) {
      return; // it is gone either way
    }
  }
}
