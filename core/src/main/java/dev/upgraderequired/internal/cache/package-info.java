/** Caches whose keys clients can choose, and values that are made when they are first used. */
@NullMarked
package dev.upgraderequired.internal.cache;

import org.jspecify.annotations.NullMarked;
