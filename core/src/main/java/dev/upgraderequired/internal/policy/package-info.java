/** Requirements, their violations, and the dates from which violations are refused. */
@NullMarked
package dev.upgraderequired.internal.policy;

import org.jspecify.annotations.NullMarked;
