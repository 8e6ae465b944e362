/** Reports of the counts: an HTML page, JSON and CSV. */
@NullMarked
package dev.upgraderequired.internal.report;

import org.jspecify.annotations.NullMarked;
