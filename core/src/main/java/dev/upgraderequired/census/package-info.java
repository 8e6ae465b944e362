/**
 * What was seen: how many requests of which protocols, what became of them, and whose they were.
 */
@NullMarked
package dev.upgraderequired.census;

import org.jspecify.annotations.NullMarked;
