/**
 * The shape of the product, as tests: who may know whom, what may be done where, and how large
 * things may grow. There is no list of exceptions: a rule that does not hold is changed or obeyed.
 */
package dev.hookline.tests.architecture;
