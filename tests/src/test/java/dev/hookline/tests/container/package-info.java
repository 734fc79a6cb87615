/**
 * The facts about the platform that the design rests on, kept true: one engine a process for both
 * wars, one start, jobs and package-private beans in the EAR's library, listeners on loopback only.
 */
package dev.hookline.tests.container;
