package dev.hookline.transport.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate authority made for one test run with the JDK's keytool, and servers' certificates
 * by it.
 */
final class Certificates {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path directory;

  private Certificates(Path directory) {
    this.directory = directory;
  }

  static Certificates in(Path directory) throws IOException, InterruptedException {
    Certificates made = new Certificates(directory);
    made.keytool("ca", "-startdate", "-1d", "-validity", "30", "-ext", "bc:c");
    return made;
  }

  /** Makes a certificate for a name, valid from some days ago for some days. */
  void issue(String alias, String name, int daysAgo, int days)
      throws IOException, InterruptedException {
    keytool(
        alias,
        "-signer",
        "ca",
        "-startdate",
        "-" + daysAgo + "d",
        "-validity",
        "" + days,
        "-ext",
        "san=dns:" + name);
  }

  /** Makes one more authority, valid from some days ago for some days. */
  void authority(String alias, int daysAgo, int days) throws IOException, InterruptedException {
    keytool(
        alias, "-startdate", "%+dd".formatted(-daysAgo), "-validity", "" + days, "-ext", "bc:c");
  }

  /** A certificate in PEM form. */
  String pem(String alias) throws GeneralSecurityException, IOException {
    return block("CERTIFICATE", store().getCertificate(alias).getEncoded());
  }

  /** The key of a certificate in PEM form. */
  String key(String alias) throws GeneralSecurityException, IOException {
    return block("PRIVATE KEY", store().getKey(alias, PASSWORD).getEncoded());
  }

  /** What a client needs to trust the authority, and nothing else. */
  SSLContext client() throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", store().getCertificate("ca"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** What a server needs to show one certificate. */
  SSLContext server(String alias) throws GeneralSecurityException, IOException {
    KeyStore all = store();
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  static String block(String type, byte[] der) {
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .formatted(type, Base64.getMimeEncoder().encodeToString(der));
  }

  private KeyStore store() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(directory.resolve("keys.p12"))) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private void keytool(String alias, String... more) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keystore",
                directory.resolve("keys.p12").toString(),
                "-storepass",
                new String(PASSWORD)));
    command.addAll(List.of(more));
    Path log = directory.resolve(alias + ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + Files.readString(log));
    }
  }
}
