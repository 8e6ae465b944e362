/** What is required, what violates it, and from when on that is refused. */
@NullMarked
package dev.upgraderequired.internal.policy;

import org.jspecify.annotations.NullMarked;
