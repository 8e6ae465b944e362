/** Calls code of the application and of the container so that its failures change no answer. */
@NullMarked
package dev.upgraderequired.internal.foreign;

import org.jspecify.annotations.NullMarked;
