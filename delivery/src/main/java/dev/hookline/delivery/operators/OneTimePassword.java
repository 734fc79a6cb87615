package dev.hookline.delivery.operators;

import java.security.SecureRandom;

/** Passwords that are read from one screen and typed into another: 100 random bits. */
final class OneTimePassword {
  /** Without what looks alike: i, l, o, 0, 1. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789Z";

  private static final int BOUND = 32;
  private static final int GROUPS = 4;
  private static final int GROUP = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private OneTimePassword() {}

  static String make() {
    StringBuilder text = new StringBuilder();
    for (int letter = 0; letter < GROUPS * GROUP; letter++) {
      if (letter > 0 && letter % GROUP == 0) {
        text.append('-');
      }
      text.append(LETTERS.charAt(RANDOM.nextInt(BOUND)));
    }
    return text.toString();
  }
}
