/** How a refusal is said: status, fields and explanation, as values that are not yet written. */
@NullMarked
package dev.upgraderequired.refusal;

import org.jspecify.annotations.NullMarked;
