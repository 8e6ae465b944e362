/** JSON, markup, and protocols as people write them. */
@NullMarked
package dev.upgraderequired.internal.text;

import org.jspecify.annotations.NullMarked;
