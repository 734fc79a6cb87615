package dev.hookline.delivery.flags;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Value;

/** Our flags as OpenFeature asks for them: all are boolean, and the targeting key is the tenant. */
final class FlagProvider implements FeatureProvider {
  private final Flags flags;

  FlagProvider(Flags flags) {
    this.flags = flags;
  }

  @Override
  public Metadata getMetadata() {
    return () -> "HookLine";
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String key, Boolean otherwise, EvaluationContext context) {
    String tenant = context == null ? null : context.getTargetingKey();
    if (tenant == null) {
      return fault(otherwise, ErrorCode.TARGETING_KEY_MISSING, "the targeting key is the tenant");
    }
    return flags
        .decide(key, tenant)
        .<ProviderEvaluation<Boolean>>map(
            decision ->
                ProviderEvaluation.<Boolean>builder()
                    .value(decision.on())
                    .variant(decision.on() ? "on" : "off")
                    .reason(decision.by().name())
                    .build())
        .orElseGet(() -> fault(otherwise, ErrorCode.FLAG_NOT_FOUND, "there is no such flag"));
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String key, String otherwise, EvaluationContext context) {
    return boolOnly(otherwise);
  }

  @Override
  public ProviderEvaluation<Integer> getIntegerEvaluation(
      String key, Integer otherwise, EvaluationContext context) {
    return boolOnly(otherwise);
  }

  @Override
  public ProviderEvaluation<Double> getDoubleEvaluation(
      String key, Double otherwise, EvaluationContext context) {
    return boolOnly(otherwise);
  }

  @Override
  public ProviderEvaluation<Value> getObjectEvaluation(
      String key, Value otherwise, EvaluationContext context) {
    return boolOnly(otherwise);
  }

  private static <T> ProviderEvaluation<T> boolOnly(T otherwise) {
    return fault(otherwise, ErrorCode.TYPE_MISMATCH, "every flag is true or false");
  }

  private static <T> ProviderEvaluation<T> fault(T otherwise, ErrorCode code, String message) {
    return ProviderEvaluation.<T>builder()
        .value(otherwise)
        .errorCode(code)
        .errorMessage(message)
        .build();
  }
}
