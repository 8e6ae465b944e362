/** Reads the connection of a request from each container. */
@NullMarked
package dev.upgraderequired.internal.negotiation.container;

import org.jspecify.annotations.NullMarked;
