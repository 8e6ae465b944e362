/**
 * The filter, its builder, the listener that registers it, and the servlet with its report.
 *
 * <p>{@link dev.upgraderequired.protocol} has the values that describe what a request negotiated,
 * {@link dev.upgraderequired.spi} what applications implement, set or are handed. Everything else
 * is internal.
 */
@NullMarked
package dev.upgraderequired;

import org.jspecify.annotations.NullMarked;
