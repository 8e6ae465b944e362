/** Header fields of responses: Upgrade, Alt-Svc, CORS, and warnings before the enforcement date. */
@NullMarked
package dev.upgraderequired.internal.field;

import org.jspecify.annotations.NullMarked;
