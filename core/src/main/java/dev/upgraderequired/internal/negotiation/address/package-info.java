/** IP addresses and CIDR blocks. */
@NullMarked
package dev.upgraderequired.internal.negotiation.address;

import org.jspecify.annotations.NullMarked;
