/**
 * The vocabulary of all stages: versions of HTTP and TLS as ordered values, cipher suites, and what
 * a request was negotiated with.
 */
@NullMarked
package dev.upgraderequired.protocol;

import org.jspecify.annotations.NullMarked;
