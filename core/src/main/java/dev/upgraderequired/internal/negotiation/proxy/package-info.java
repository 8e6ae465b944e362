/** What trusted proxies report of their clients: fields, attributes, preambles. */
@NullMarked
package dev.upgraderequired.internal.negotiation.proxy;

import org.jspecify.annotations.NullMarked;
