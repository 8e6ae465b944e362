/** The mode in force: set by hand, by a file or supplier, or by the option. */
@NullMarked
package dev.upgraderequired.internal.mode;

import org.jspecify.annotations.NullMarked;
