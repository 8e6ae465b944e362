/** How it is found out what a request was really negotiated with, on any container. */
@NullMarked
package dev.upgraderequired.negotiation;

import org.jspecify.annotations.NullMarked;
