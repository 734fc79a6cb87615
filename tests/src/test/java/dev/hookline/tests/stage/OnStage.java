package dev.hookline.tests.stage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * For journeys on the server that all of them share. Their methods may take the {@link Stage}, a
 * new {@link Tenant}, and a {@link Receiver} that is closed after them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedStage.class)
public @interface OnStage {}
