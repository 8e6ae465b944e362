/** The formats of explanations: HTML, plain text, problem+json and problem+xml. */
@NullMarked
package dev.upgraderequired.internal.refusal.format;

import org.jspecify.annotations.NullMarked;
