/** Text formats: JSON, HTML and XML, printable text, and display names. */
@NullMarked
package dev.upgraderequired.internal.text;

import org.jspecify.annotations.NullMarked;
