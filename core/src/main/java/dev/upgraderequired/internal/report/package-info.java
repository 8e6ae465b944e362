/** Reports of what was counted: a page, JSON and CSV. */
@NullMarked
package dev.upgraderequired.internal.report;

import org.jspecify.annotations.NullMarked;
