/**
 * The last stage of a request that falls short: how a refusal is said. Status, fields and
 * explanation, as values that are not yet written.
 */
@NullMarked
package dev.upgraderequired.refusal;

import org.jspecify.annotations.NullMarked;
