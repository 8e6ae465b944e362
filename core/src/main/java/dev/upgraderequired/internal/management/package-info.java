/** Registrations of a filter: with JMX, with Micrometer, and in the context of its application. */
@NullMarked
package dev.upgraderequired.internal.management;

import org.jspecify.annotations.NullMarked;
