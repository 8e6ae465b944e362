/**
 * The front door: the filter, its builder, the listener, and their configuration.
 *
 * <p>A request passes the stages in one line: what was negotiated is found out ({@link
 * dev.upgraderequired.negotiation}) as a value ({@link dev.upgraderequired.protocol}) and judged
 * ({@link dev.upgraderequired.policy}). It is counted ({@link dev.upgraderequired.census}) and, if
 * it falls short and is neither exempt nor only observed, refused ({@link
 * dev.upgraderequired.refusal}). This package holds that line together, and is where it starts and
 * ends.
 */
@NullMarked
package dev.upgraderequired;

import org.jspecify.annotations.NullMarked;
