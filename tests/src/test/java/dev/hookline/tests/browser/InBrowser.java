package dev.hookline.tests.browser;

import dev.hookline.tests.stage.OnStage;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * For tests in the browser. Their methods may take the {@link Portal} beside what a stage gives.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnStage
@ExtendWith(SharedPortal.class)
@interface InBrowser {}
