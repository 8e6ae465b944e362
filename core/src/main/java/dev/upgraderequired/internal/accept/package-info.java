/** Content negotiation: Accept and Accept-Language (RFC 9110 §12). */
@NullMarked
package dev.upgraderequired.internal.accept;

import org.jspecify.annotations.NullMarked;
