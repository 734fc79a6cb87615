package dev.hookline.transport.http;

import dev.hookline.settings.Authorities;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Puts TLS 1.2 or 1.3 on an open connection. */
record TlsWrap(SSLContext context) {
  // The documented password of every JDK's store, which holds nothing secret.
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /**
   * Trusts what the JDK trusts, its {@code jssecacerts} if there is one, else its {@code cacerts};
   * and the authorities named.
   *
   * <p>Not the default context: an application server points that at stores of its own, and would
   * show its own certificate to every endpoint that asks for one.
   */
  static TlsWrap trusting(Authorities authorities) {
    try {
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(anchors(authorities));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return new TlsWrap(context);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot read the JDK's trusted certificates", e);
    }
  }

  static KeyStore anchors(Authorities authorities) throws GeneralSecurityException, IOException {
    Path security = Path.of(System.getProperty("java.home"), "lib", "security");
    Path own = security.resolve("jssecacerts");
    Path store = Files.exists(own) ? own : security.resolve("cacerts");
    // A copy in memory: what is added stays here.
    KeyStore anchors = KeyStore.getInstance(store.toFile(), PASSWORD);
    for (X509Certificate certificate : authorities.certificates()) {
      anchors.setCertificateEntry("hookline-" + anchors.size(), certificate);
    }
    return anchors;
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
