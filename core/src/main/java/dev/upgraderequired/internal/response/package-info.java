/** Writes responses to refused requests, and drops the content that their clients still send. */
@NullMarked
package dev.upgraderequired.internal.response;

import org.jspecify.annotations.NullMarked;
