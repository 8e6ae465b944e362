package dev.upgraderequired.internal.census;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Verdict;

/** The number of requests with one protocol and one verdict. */
public record Tally(NegotiatedProtocol protocol, Verdict verdict, long requests) {}
