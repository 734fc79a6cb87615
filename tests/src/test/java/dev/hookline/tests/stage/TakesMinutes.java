package dev.hookline.tests.stage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * For tests that start servers again and again. Together they take as long as all others, so they
 * run when they are asked for, and say so when they are not.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
    named = "hookline.long",
    matches = "true",
    disabledReason = "it takes minutes; ask for it with: scripts/hl test -Dhookline.long=true")
public @interface TakesMinutes {}
