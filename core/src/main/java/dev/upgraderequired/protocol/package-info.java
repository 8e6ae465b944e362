/**
 * Protocol facts: versions of HTTP and TLS as ordered values, cipher suites, and the negotiated
 * protocol of a request.
 */
@NullMarked
package dev.upgraderequired.protocol;

import org.jspecify.annotations.NullMarked;
