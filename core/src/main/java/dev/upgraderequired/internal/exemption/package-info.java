/** Exempt requests: by path, by client, and CORS preflights. */
@NullMarked
package dev.upgraderequired.internal.exemption;

import org.jspecify.annotations.NullMarked;
