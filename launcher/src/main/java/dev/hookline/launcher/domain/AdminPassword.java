package dev.hookline.launcher.domain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The administrator of the domain gets a random password: the product's own default is empty. */
final class AdminPassword {
  private AdminPassword() {}

  /** The line of the key file for the password. */
  static String keyFileLine(String password) {
    byte[] salt = new byte[8];
    new SecureRandom().nextBytes(salt);
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(password.getBytes(StandardCharsets.UTF_8));
      byte[] hash = sha.digest(salt);
      for (int round = 2; round <= 100; round++) {
        hash = sha.digest(hash);
      }
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      both.writeBytes(hash);
      both.writeBytes(salt);
      String text = Base64.getEncoder().encodeToString(both.toByteArray());
      return "admin;{SSHA256}" + text + ";asadmin\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
