/** Reads what trusted proxies report about their clients: fields, attributes, preambles. */
@NullMarked
package dev.upgraderequired.internal.negotiation.proxy;

import org.jspecify.annotations.NullMarked;
