/** The policy: requirements, their violations, and when these are refused. */
@NullMarked
package dev.upgraderequired.internal.policy;

import org.jspecify.annotations.NullMarked;
