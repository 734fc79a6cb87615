/**
 * How much of what is to be sent a node holds in memory, and how much of that may be one tenant's.
 *
 * <p>Nobody may hold more than three times of what is still free. One tenant alone thus leaves a
 * quarter of the room, two leave a seventh, and whoever comes finds a place: nobody needs to count
 * who is there.
 *
 * <p>Permitted neighbours: persistence.outbox.
 */
package dev.hookline.delivery.room;
