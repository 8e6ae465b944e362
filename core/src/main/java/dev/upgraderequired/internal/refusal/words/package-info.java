/** Explanations in every language: messages, bundles and templates. */
@NullMarked
package dev.upgraderequired.internal.refusal.words;

import org.jspecify.annotations.NullMarked;
