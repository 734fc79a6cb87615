package dev.hookline.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operator's own certificate authorities, from the file that {@code HL_CA_FILE} names. */
public final class Authorities {
  /** Nobody but those whom the JDK trusts. */
  public static final Authorities NONE = new Authorities("", List.of());

  private static final String BEGIN = "-----BEGIN ";
  // Text between the blocks is a comment.
  private static final Pattern BLOCK =
      Pattern.compile(BEGIN + "([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*+)-----END \\1-----");
  private static final long MOST_BYTES = 1 << 20;
  private static final int SIGNS_CERTIFICATES = 5; // the bit keyCertSign of RFC 5280

  private final String file;
  private final List<X509Certificate> certificates;

  private Authorities(String file, List<X509Certificate> certificates) {
    this.file = file;
    this.certificates = List.copyOf(certificates);
  }

  /**
   * Reads the file; none are named if the setting is empty. An authority that has expired is read
   * too, see {@link #requireCurrent}.
   *
   * @throws InvalidSettings if the file cannot be read, holds no certificate, is damaged, or holds
   *     anything but certificates of authorities; names the file and nothing that stands in it
   */
  public static Authorities of(Settings settings) {
    String file = settings.text(Setting.CA_FILE);
    return file.isEmpty() ? NONE : new Authorities(file, read(file));
  }

  /** Their certificates, in the order of the file. */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /**
   * Refuses an authority that has expired, by the machine's clock, as a handshake would judge. For
   * the moment at which somebody starts a server: one that comes back by itself is not held up.
   *
   * @throws InvalidSettings then
   */
  public void requireCurrent() {
    for (int i = 0; i < certificates.size(); i++) {
      try {
        certificates.get(i).checkValidity();
      } catch (CertificateExpiredException e) {
        throw wrong(file, "whose certificate " + (i + 1) + " has expired");
      } catch (CertificateNotYetValidException e) {
        continue; // it will be, and clocks differ
      }
    }
  }

  private static List<X509Certificate> read(String file) {
    String text = text(file);
    List<X509Certificate> found = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if (!"CERTIFICATE".equals(block.group(1))) {
        throw wrong(file, "which holds something other than certificates");
      }
      found.add(certificate(file, found.size() + 1, block.group(2)));
    }
    if (found.size() < text.split(BEGIN, -1).length - 1) {
      throw wrong(file, "which is damaged: it holds a block that does not end as it should");
    }
    if (found.isEmpty()) {
      throw wrong(file, "which holds no certificate in PEM form");
    }
    return found;
  }

  private static X509Certificate certificate(String file, int number, String base64) {
    X509Certificate certificate;
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException | IllegalArgumentException e) {
      throw wrong(file, "whose certificate " + number + " is damaged");
    }
    if (!signsOthers(certificate)) {
      throw wrong(file, "whose certificate " + number + " is not that of an authority");
    }
    return certificate;
  }

  private static boolean signsOthers(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return certificate.getBasicConstraints() >= 0 && (usage == null || usage[SIGNS_CERTIFICATES]);
  }

  private static String text(String file) {
    try {
      Path path = Path.of(file);
      if (Files.notExists(path)) {
        throw wrong(file, "which does not exist");
      }
      if (!Files.isRegularFile(path)) {
        throw wrong(file, "which is not a file that can be read");
      }
      if (Files.size(path) > MOST_BYTES) {
        throw wrong(file, "which is larger than 1 MiB");
      }
      return Files.readString(path, StandardCharsets.ISO_8859_1);
    } catch (IOException | InvalidPathException e) {
      throw wrong(file, "which cannot be read");
    }
  }

  private static InvalidSettings wrong(String file, String what) {
    return new InvalidSettings(
        List.of(Setting.CA_FILE.variable() + " names " + file + ", " + what));
  }
}
