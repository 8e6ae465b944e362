/** What a container knows of a connection: one reader for each container. */
@NullMarked
package dev.upgraderequired.internal.negotiation.container;

import org.jspecify.annotations.NullMarked;
