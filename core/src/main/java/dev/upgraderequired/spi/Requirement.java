package dev.upgraderequired.spi;

import java.util.List;

/** One requirement of the policy. */
public interface Requirement {

  /** A name for programs and logs that stays the same in every release: {@code minimum-tls}. */
  String code();

  /** The least that is accepted, for programs: {@code TLS}, {@code TLS/1.2}, {@code HTTP/1.1}. */
  String token();

  /** What is accepted, as {@code Upgrade} tokens (RFC 9110 §7.8), best first. */
  List<String> acceptableProtocols();

  /** Whether it concerns the connection, rather than the request. */
  default boolean isOfConnection() {
    return true;
  }
}
