/** Header fields of responses: Upgrade, Alt-Svc, warnings ahead of a date, and CORS. */
@NullMarked
package dev.upgraderequired.internal.field;

import org.jspecify.annotations.NullMarked;
