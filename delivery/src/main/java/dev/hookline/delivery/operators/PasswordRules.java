package dev.hookline.delivery.operators;

import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.util.Locale;
import java.util.Set;

/**
 * Which passwords may be chosen: long ones that are not the first that everybody tries. No rule
 * about kinds of characters; those make passwords that people write down.
 */
final class PasswordRules {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 256;
  private static final int FEWEST_DIFFERENT = 5;

  /** What is left of a common password when digits and signs around it are taken away. */
  private static final Set<String> COMMON =
      Set.of(
          "password",
          "passwort",
          "passw",
          "pass",
          "passphrase",
          "passwordpassword",
          "secret",
          "geheim",
          "letmein",
          "letmeinplease",
          "welcome",
          "willkommen",
          "admin",
          "adminadmin",
          "administrator",
          "administration",
          "root",
          "rootroot",
          "operator",
          "hookline",
          "webhook",
          "webhooks",
          "changeme",
          "changemenow",
          "changeit",
          "default",
          "qwerty",
          "qwertz",
          "azerty",
          "iloveyou",
          "monkey",
          "dragon",
          "master",
          "superman",
          "batman",
          "football",
          "baseball",
          "basketball",
          "princess",
          "sunshine",
          "shadow",
          "michael",
          "jennifer",
          "trustno",
          "whatever",
          "starwars",
          "computer",
          "internet",
          "server",
          "database",
          "test",
          "testtest",
          "testing",
          "guest",
          "user",
          "login",
          "temp",
          "temporary",
          "hello",
          "helloworld",
          "summer",
          "winter",
          "spring",
          "autumn",
          "january",
          "monday",
          "company",
          "abc",
          "abcabc",
          "correcthorsebatterystaple");

  private static final String[] RUNS = {
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "q1w2e3r4t5y6u7i8o9p0"
  };

  private PasswordRules() {}

  /**
   * Passes if the operator of that name may choose the password.
   *
   * @throws Refused with {@link Reason#WEAK_PASSWORD}; it says which rule, never the password
   */
  static void check(String name, String password) {
    if (password == null || password.codePointCount(0, password.length()) < SHORTEST) {
      throw weak("a password has at least " + SHORTEST + " characters");
    }
    if (password.length() > LONGEST) {
      throw weak("a password has at most " + LONGEST + " characters");
    }
    String lower = password.toLowerCase(Locale.ROOT);
    if (close(lower, name.toLowerCase(Locale.ROOT))) {
      throw weak("a password must not be the name with a little more");
    }
    if (lower.codePoints().distinct().count() < FEWEST_DIFFERENT || common(lower)) {
      throw weak("this password is one of the first that everybody tries");
    }
  }

  // The name, forwards or backwards, with fewer than eight characters of one's own.
  private static boolean close(String password, String name) {
    String backwards = new StringBuilder(name).reverse().toString();
    return name.length() > 2
        && (password.replace(name, "").length() < 8
            || password.replace(backwards, "").length() < 8);
  }

  // What surrounds the word goes first: its digits stand for nothing.
  private static boolean common(String password) {
    String letters =
        password
            .replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "")
            .replace('0', 'o')
            .replace('1', 'i')
            .replace('3', 'e')
            .replace('@', 'a')
            .replace('$', 's')
            .replaceAll("[^\\p{L}]", "");
    String plain = password.replaceAll("[^\\p{L}]", "");
    return COMMON.contains(letters) || COMMON.contains(plain) || run(password);
  }

  // Steps along the keyboard or the alphabet, such as 1234qwertyuiop.
  private static boolean run(String password) {
    int steps = 0;
    for (int index = 1; index < password.length(); index++) {
      if (neighbours(password.substring(index - 1, index + 1))) {
        steps++;
      }
    }
    return steps >= (password.length() - 1) * 3 / 4;
  }

  private static boolean neighbours(String pair) {
    String backwards = new StringBuilder(pair).reverse().toString();
    for (String run : RUNS) {
      if (run.contains(pair) || run.contains(backwards)) {
        return true;
      }
    }
    return false;
  }

  private static Refused weak(String rule) {
    return new Refused(Reason.WEAK_PASSWORD, rule);
  }
}
