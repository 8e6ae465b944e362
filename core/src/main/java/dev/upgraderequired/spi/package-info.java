/**
 * Types that applications implement, receive or set: listeners, renderers, violations, verdicts,
 * modes, and the control of a filter.
 */
@NullMarked
package dev.upgraderequired.spi;

import org.jspecify.annotations.NullMarked;
