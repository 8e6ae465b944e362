/** Shows a filter to JMX, to Micrometer and to the report servlet. */
@NullMarked
package dev.upgraderequired.internal.management;

import org.jspecify.annotations.NullMarked;
