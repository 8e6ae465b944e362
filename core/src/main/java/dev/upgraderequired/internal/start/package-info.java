/** What is logged when a filter starts: its configuration in words, caveats, and mistakes. */
@NullMarked
package dev.upgraderequired.internal.start;

import org.jspecify.annotations.NullMarked;
