package dev.hookline.api.http;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A method that takes a signature of Standard Webhooks in place of a credential. A request that
 * carries one reaches the method without a caller, and the method checks the signature.
 */
@Target(METHOD)
@Retention(RUNTIME)
public @interface OrSigned {
  /** The header that makes a request a signed one. */
  String HEADER = "webhook-signature";
}
