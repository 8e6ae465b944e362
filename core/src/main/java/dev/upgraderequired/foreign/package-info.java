/** How code is called that the application brings along. */
@NullMarked
package dev.upgraderequired.foreign;

import org.jspecify.annotations.NullMarked;
