/** Reads requests as the container made them: paths, header fields, signs of proxies. */
@NullMarked
package dev.upgraderequired.internal.request;

import org.jspecify.annotations.NullMarked;
