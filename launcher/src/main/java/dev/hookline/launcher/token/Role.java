package dev.hookline.launcher.token;

/** The roles a token may carry, named as in the API. */
enum Role {
  viewer,
  operator,
  admin
}
