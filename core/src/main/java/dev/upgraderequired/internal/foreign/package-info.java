/** Calls code of the application and the container so that its failures change no response. */
@NullMarked
package dev.upgraderequired.internal.foreign;

import org.jspecify.annotations.NullMarked;
