package dev.upgraderequired.census;

import dev.upgraderequired.policy.Verdict;
import dev.upgraderequired.protocol.NegotiatedProtocol;

/** How many requests of one protocol had one verdict. */
public record Tally(NegotiatedProtocol protocol, Verdict verdict, long requests) {}
