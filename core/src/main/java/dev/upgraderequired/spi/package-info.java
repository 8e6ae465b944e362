/**
 * What applications implement, are handed, or set: listeners, renderers, violations, verdicts,
 * modes.
 */
@NullMarked
package dev.upgraderequired.spi;

import org.jspecify.annotations.NullMarked;
