/** Releases brought onto nodes by the scripts, as an operator does it, and checks of a server. */
package dev.hookline.tests.deploy;
