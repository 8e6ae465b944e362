/**
 * What is demanded of a negotiated protocol, and the decision about it: pure, and free of servlets.
 */
@NullMarked
package dev.upgraderequired.policy;

import org.jspecify.annotations.NullMarked;
