/**
 * The manual, held to the code: pages that are generated from it, links that lead somewhere,
 * commands and variables that exist.
 */
package dev.hookline.tests.docs;
