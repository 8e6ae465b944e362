/** Options: read from text or set by the builder, checked as a whole, and compiled once. */
@NullMarked
package dev.upgraderequired.internal.config;

import org.jspecify.annotations.NullMarked;
