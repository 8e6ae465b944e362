/** The texts of explanations in all languages: messages, bundles and templates. */
@NullMarked
package dev.upgraderequired.internal.refusal.words;

import org.jspecify.annotations.NullMarked;
