/** Registers the filter in a Spring Boot application, from its properties and beans. */
@NullMarked
package dev.upgraderequired.boot;

import org.jspecify.annotations.NullMarked;
