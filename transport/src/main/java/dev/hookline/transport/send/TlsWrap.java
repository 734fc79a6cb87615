package dev.hookline.transport.send;

import java.io.IOException;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Puts TLS 1.2 or 1.3 on an open connection. */
record TlsWrap(SSLContext context) {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  static TlsWrap platform() {
    try {
      return new TlsWrap(SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the platform has no TLS", e);
    }
  }

  /**
   * A socket on which the handshake is still to be made; it will verify the certificate against the
   * host's name.
   */
  SSLSocket over(Socket socket, String host, int port) throws IOException {
    SSLSocket secure =
        (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    // Checks the certificate's names within the handshake (RFC 2818), before a byte of the request
    // is written.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    return secure;
  }
}
