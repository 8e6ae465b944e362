/** The command that merges the reports of many nodes into one. */
@NullMarked
package dev.upgraderequired.fleet;

import org.jspecify.annotations.NullMarked;
