package dev.hookline.bench.measure;

import java.util.Arrays;

/** How fast readings grow that were taken at equal intervals. */
public final class Slope {
  private Slope() {}

  /** The slope of the line that fits them best (least squares), for each interval; 0 for one. */
  public static double of(double... readings) {
    double middle = (readings.length - 1) / 2.0;
    double mean = Arrays.stream(readings).average().orElse(0);
    double together = 0;
    double squares = 0;
    for (int i = 0; i < readings.length; i++) {
      together += (i - middle) * (readings[i] - mean);
      squares += (i - middle) * (i - middle);
    }
    return squares == 0 ? 0 : together / squares;
  }
}
