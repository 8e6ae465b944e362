/** Logging of requests: refusals, faults of proxies, and alarms. */
@NullMarked
package dev.upgraderequired.internal.log;

import org.jspecify.annotations.NullMarked;
