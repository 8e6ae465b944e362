package dev.upgraderequired.internal.response;

import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * The fields of responses to requests that are served, which lead clients to what is required.
 *
 * @param strictTransportSecurity goes with responses to requests that came over TLS and comply
 * @param altSvc goes with every response; empty unless a newer HTTP version is planned
 */
public record ServedFields(Optional<Field> strictTransportSecurity, Optional<Field> altSvc) {

  /** Sets the fields that are configured, unless an earlier filter has set them. */
  public void set(NegotiatedProtocol negotiated, boolean complies, HttpServletResponse response) {
    // RFC 6797 §7.2 forbids the field in cleartext.
    if (strictTransportSecurity.isPresent() && complies && negotiated.transportSecurity().isTls()) {
      RefusalWriter.setIfAbsent(strictTransportSecurity.get(), response);
    }
    if (altSvc.isPresent()) {
      RefusalWriter.setIfAbsent(altSvc.get(), response);
    }
  }

  /** Whether there is any field. */
  public boolean isEmpty() {
    return strictTransportSecurity.isEmpty() && altSvc.isEmpty();
  }
}
