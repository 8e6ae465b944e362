package dev.upgraderequired.internal.census;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Verdict;

/** How many requests of one protocol had one verdict. */
public record Tally(NegotiatedProtocol protocol, Verdict verdict, long requests) {}
