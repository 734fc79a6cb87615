/**
 * What journeys are played on: a real server with its real database, a client that knows nothing
 * but HTTP, and a receiver that answers as it is told and keeps what it got.
 */
package dev.hookline.tests.stage;
