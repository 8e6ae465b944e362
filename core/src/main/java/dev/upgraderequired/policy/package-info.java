/**
 * The second stage of a request: what is demanded of a negotiated protocol, the decision about it,
 * and from when it holds. Pure, and free of servlets.
 */
@NullMarked
package dev.upgraderequired.policy;

import org.jspecify.annotations.NullMarked;
