package dev.hookline.tests.container.probe;

import jakarta.enterprise.context.ApplicationScoped;

/** Package-private, like most beans of the engine. */
@ApplicationScoped
class Part {
  String tell() {
    return "hidden";
  }
}
