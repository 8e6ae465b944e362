/** The check path: what a client negotiated, and previews of refusals. */
@NullMarked
package dev.upgraderequired.internal.check;

import org.jspecify.annotations.NullMarked;
