/** The line of one request: judge it, record it, and pass it on, warn or refuse. */
@NullMarked
package dev.upgraderequired.internal.guard;

import org.jspecify.annotations.NullMarked;
