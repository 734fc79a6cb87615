/**
 * The portal as a person sees it: Chromium in front of the shared server. Without Chromium these
 * tests are skipped and say so; {@code .ci/run} installs it.
 */
package dev.hookline.tests.browser;
