package dev.hookline.bench.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for 127.0.0.1, by an authority that signs nothing else: the JDK's keytool makes
 * both in a process of its own. What is left of their keys is the receiver's, in memory.
 *
 * @param context for receivers that show the certificate
 * @param authority PEM file of the authority's certificate, for whoever calls them
 */
public record ReceiverCertificate(SSLContext context, Path authority) {
  private static final int PATIENCE_SECONDS = 60;
  private static final String AUTHORITY = "authority";
  private static final String RECEIVER = "receiver";

  /**
   * Makes them.
   *
   * @param directory which only its owner may read; the authority's file is left there
   */
  public static ReceiverCertificate make(Path directory) throws IOException {
    Path keys = directory.resolve("receiver.p12");
    Path passwordFile = directory.resolve("receiver.password");
    Path log = directory.resolve("keytool.log");
    String password = password();
    try {
      Files.writeString(passwordFile, password); // on a command line everybody could read it
      List<String> common =
          List.of("-keystore", keys.toString(), "-storepass:file", passwordFile.toString());
      keytool(log, common, AUTHORITY, "-ext", "bc:c");
      keytool(log, common, RECEIVER, "-signer", AUTHORITY, "-ext", "san=ip:127.0.0.1");
      return read(keys, password.toCharArray(), directory.resolve("authority.pem"));
    } catch (GeneralSecurityException e) {
      throw new IOException("the receiver's certificate could not be made", e);
    } finally {
      Files.deleteIfExists(keys);
      Files.deleteIfExists(passwordFile);
      Files.deleteIfExists(log);
    }
  }

  private static String password() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static ReceiverCertificate read(Path keys, char[] password, Path authority)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, password);
    }
    Files.writeString(
        authority,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(store.getCertificate(AUTHORITY).getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    store.deleteEntry(AUTHORITY);
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return new ReceiverCertificate(context, authority);
  }

  private static void keytool(Path log, List<String> common, String alias, String... more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", "CN=hl bench " + alias));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    // a day back, for clocks that are set while it runs
    command.addAll(List.of("-storetype", "PKCS12", "-startdate", "-1d", "-validity", "30"));
    command.addAll(common);
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("keytool made no certificate: " + Files.readString(log).strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
