/** Refusals as values: status, fields and explanation. */
@NullMarked
package dev.upgraderequired.internal.refusal;

import org.jspecify.annotations.NullMarked;
