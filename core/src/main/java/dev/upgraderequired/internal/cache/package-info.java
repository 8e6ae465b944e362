/** Caches whose keys clients can choose. */
@NullMarked
package dev.upgraderequired.internal.cache;

import org.jspecify.annotations.NullMarked;
