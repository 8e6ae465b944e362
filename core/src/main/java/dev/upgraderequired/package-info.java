/** The front door: the filter, its builder, the listener, and their configuration. */
@NullMarked
package dev.upgraderequired;

import org.jspecify.annotations.NullMarked;
