/** Registers a filter with JMX, Micrometer and the servlet context. */
@NullMarked
package dev.upgraderequired.internal.management;

import org.jspecify.annotations.NullMarked;
