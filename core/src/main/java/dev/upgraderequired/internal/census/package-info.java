/** Counts requests, violations and clients in bounded memory. */
@NullMarked
package dev.upgraderequired.internal.census;

import org.jspecify.annotations.NullMarked;
