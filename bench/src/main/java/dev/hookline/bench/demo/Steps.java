package dev.hookline.bench.demo;

import java.io.IOException;

/** Hears of the calls of a demo as they are made. */
interface Steps {
  /** A call of the API. */
  interface Call<T> {
    T make() throws IOException;
  }

  /** Makes the call and takes its time. */
  <T> T timed(String what, Call<T> call) throws IOException;

  /** Nobody is watching. */
  static Steps silent() {
    return new Steps() {
      @Override
      public <T> T timed(String what, Call<T> call) throws IOException {
        return call.make();
      }
    };
  }
}
