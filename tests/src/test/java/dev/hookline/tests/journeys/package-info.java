/**
 * What a publisher, a merchant and an operator live through, from outside through HTTP, against a
 * real server and a real receiver. Every journey has a tenant of its own and runs in any order.
 */
package dev.hookline.tests.journeys;
