package dev.hookline.delivery.operators;

/**
 * An operator with a password that was just made.
 *
 * @param oneTimePassword good for one sign-in, in which another is chosen; shown now and never
 *     again
 */
public record NewOperator(Operator operator, String oneTimePassword) {
  @Override
  public String toString() {
    return operator.toString();
  }
}
