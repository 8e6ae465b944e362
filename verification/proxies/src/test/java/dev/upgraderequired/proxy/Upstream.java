package dev.upgraderequired.proxy;

/**
 * An example that has started behind a proxy.
 *
 * @param httpPort where it takes HTTP
 * @param otherPort where it takes what else its container knows: AJP, or the PROXY protocol
 */
public record Upstream(int httpPort, int otherPort, Runnable stop) {}
