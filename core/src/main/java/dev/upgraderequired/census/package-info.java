/**
 * The third stage of a request: what was seen. How many requests of which protocols, what became of
 * them, and whose they were; as a page, as JSON and CSV, and as meters.
 */
@NullMarked
package dev.upgraderequired.census;

import org.jspecify.annotations.NullMarked;
