package dev.hookline.bench.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/** The receiving end of a TLS connection; the handshake is made within its first reads. */
final class TlsLine implements Line {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel channel;
  private final SSLEngine engine;
  private final ByteBuffer arrived; // encrypted, to be read from
  private final ByteBuffer plain; // decrypted, to be read from
  private final ByteBuffer leaving; // encrypted, to be read from
  private boolean ended;

  TlsLine(SocketChannel channel, SSLContext context) {
    this.channel = channel;
    this.engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    int record = engine.getSession().getPacketBufferSize();
    this.arrived = ByteBuffer.allocateDirect(record).flip();
    this.leaving = ByteBuffer.allocateDirect(record).flip();
    this.plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    if (!plain.hasRemaining() && !decrypt()) {
      return ended ? -1 : 0;
    }
    int count = Math.min(plain.remaining(), bytes.remaining());
    bytes.put(plain.slice(plain.position(), count));
    plain.position(plain.position() + count);
    return count;
  }

  @Override
  public boolean send(ByteBuffer bytes) throws IOException {
    if (flushed() && bytes.hasRemaining()) {
      wrap(bytes);
    }
    return flushed() && !bytes.hasRemaining();
  }

  @Override
  public boolean holdsMore() {
    return !ended && (plain.hasRemaining() || arrived.hasRemaining());
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Decrypts a record with something in it; false if more must arrive first, or nothing will. */
  private boolean decrypt() throws IOException {
    while (!ended) {
      HandshakeStatus wanted = engine.getHandshakeStatus();
      if (wanted == HandshakeStatus.NEED_TASK) {
        engine.getDelegatedTask().run();
      } else if (wanted == HandshakeStatus.NEED_WRAP) {
        wrap(NOTHING);
        if (!flushed()) { // a handshake is smaller than the socket's buffer
          throw new IOException("a caller does not read the handshake");
        }
      } else if (!unwrap()) {
        return false;
      } else if (plain.hasRemaining()) {
        return true;
      }
    }
    return false;
  }

  /** Takes one record from what arrived; false if there is none. */
  private boolean unwrap() throws IOException {
    plain.clear();
    SSLEngineResult result = engine.unwrap(arrived, plain);
    plain.flip();
    return switch (result.getStatus()) {
      case OK -> true;
      case BUFFER_UNDERFLOW -> more();
      case CLOSED -> {
        ended = true;
        yield false;
      }
      case BUFFER_OVERFLOW -> throw new IOException("a record larger than TLS allows");
    };
  }

  private boolean more() throws IOException {
    arrived.compact();
    int count = channel.read(arrived);
    arrived.flip();
    ended = count < 0;
    return count > 0;
  }

  private void wrap(ByteBuffer bytes) throws IOException {
    leaving.clear();
    SSLEngineResult result = engine.wrap(bytes, leaving);
    leaving.flip();
    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
      throw new IOException("the caller has gone");
    }
  }

  private boolean flushed() throws IOException {
    if (leaving.hasRemaining()) {
      channel.write(leaving);
    }
    return !leaving.hasRemaining();
  }
}
