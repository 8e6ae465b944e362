/**
 * The first stage of a request: how it is found out what it was really negotiated with, from the
 * connection on any container, or from a proxy that is trusted.
 */
@NullMarked
package dev.upgraderequired.negotiation;

import org.jspecify.annotations.NullMarked;
