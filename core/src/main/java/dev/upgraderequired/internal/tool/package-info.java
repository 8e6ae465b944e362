/** The command that switches the mode of filters in other Java virtual machines. */
@NullMarked
package dev.upgraderequired.internal.tool;

import org.jspecify.annotations.NullMarked;
