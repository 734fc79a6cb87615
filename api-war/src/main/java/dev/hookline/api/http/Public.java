package dev.hookline.api.http;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A resource, or one of its methods, that is answered without a credential. */
@Target({TYPE, METHOD})
@Retention(RUNTIME)
public @interface Public {}
