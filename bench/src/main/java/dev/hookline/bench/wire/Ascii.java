package dev.hookline.bench.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reading and writing of fixed-width text in place. */
public final class Ascii {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private Ascii() {}

  /** Writes 16 lower-case hex digits at the given index. */
  public static void putHex(ByteBuffer target, int index, long value) {
    for (int i = 15; i >= 0; i--) {
      target.put(index + i, DIGITS[(int) value & 15]);
      value >>>= 4;
    }
  }

  /** Writes the last {@code width} decimal digits of a number at the given index. */
  public static void putDecimal(ByteBuffer target, int index, int width, int value) {
    for (int i = width - 1; i >= 0; i--) {
      target.put(index + i, DIGITS[value % 10]);
      value /= 10;
    }
  }

  /** Whether 16 hex digits stand at the given index. */
  public static boolean isHex(byte[] text, int index) {
    for (int i = index; i < index + 16; i++) {
      if (digit(text[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The number that 16 hex digits stand for; meaningless unless {@link #isHex}. */
  public static long hex(byte[] text, int index) {
    long value = 0;
    for (int i = index; i < index + 16; i++) {
      value = value << 4 | digit(text[i]) & 15;
    }
    return value;
  }

  /** The value of one hex digit, or -1. */
  static int digit(byte character) {
    if (character >= '0' && character <= '9') {
      return character - '0';
    }
    int lower = character | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }
}
