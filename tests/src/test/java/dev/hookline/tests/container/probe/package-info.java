/** What is deployed into the server: a library and the servlet of two wars. */
package dev.hookline.tests.container.probe;
