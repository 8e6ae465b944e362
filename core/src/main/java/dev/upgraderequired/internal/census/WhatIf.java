package dev.upgraderequired.internal.census;

/**
 * The requests that a requirement would have refused.
 *
 * @param requirement its token: {@code TLS}, {@code TLS/1.3}, {@code HTTP/1.1}
 * @param requests the number of requests
 * @param clients the estimated number of clients that made at least one of them
 */
public record WhatIf(String requirement, long requests, long clients) {}
