/** A sample application. */
@NullMarked
package dev.upgraderequired.sample;

import org.jspecify.annotations.NullMarked;
