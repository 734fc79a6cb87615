package dev.hookline.admin.frame;

import dev.hookline.delivery.access.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The role that an act takes. A method that changes something and does not say is refused. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
  /** The lowest role that may. */
  Role value();
}
