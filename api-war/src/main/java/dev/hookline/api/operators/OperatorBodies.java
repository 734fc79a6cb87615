package dev.hookline.api.operators;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What operators are made and changed with: for the API's description only. */
final class OperatorBodies {
  private OperatorBodies() {}

  @Schema(name = "OperatorBody")
  record Creation(
      @Schema(required = true, pattern = "^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$") String name,
      @Schema(
              required = true,
              enumeration = {"viewer", "operator", "admin"})
          String role) {}

  @Schema(name = "OperatorChange")
  record Change(
      @Schema(enumeration = {"viewer", "operator", "admin"}) String role,
      @Schema(description = "Whether signing in is refused") Boolean disabled,
      @Schema(description = "Only false: takes the lock after wrong passwords away")
          Boolean locked) {}
}
