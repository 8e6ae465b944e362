package dev.upgraderequired.internal.policy;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.spi.Requirement;
import dev.upgraderequired.spi.Violation;
import java.util.Optional;

/** A requirement that a negotiated protocol can be checked against. */
public sealed interface Rule extends Requirement
    permits AnyTls, MinimumTls, MinimumHttp, AcceptedCipherSuites, RequiredUpgrade {

  /** As the value of its option: {@code TLSv1.3}. */
  default String asOption() {
    return token();
  }

  /** How a negotiated protocol violates this; empty if it complies. */
  Optional<Violation> violationBy(NegotiatedProtocol negotiated);
}
