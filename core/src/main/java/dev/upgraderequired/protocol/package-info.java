/** The vocabulary: protocol versions as ordered values, and what a request was negotiated with. */
@NullMarked
package dev.upgraderequired.protocol;

import org.jspecify.annotations.NullMarked;
