package dev.upgraderequired;

import dev.upgraderequired.policy.Decision;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.refusal.RefusedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;

/** Takes from a request what an answer of ours depends on. */
final class RequestFacts {

  private RequestFacts() {}

  static RefusedRequest of(
      HttpServletRequest own, NegotiatedProtocol negotiated, Decision decision, Instant time) {
    return new RefusedRequest(
        time,
        negotiated,
        decision.violations(),
        own.getMethod(),
        target(own),
        String.valueOf(own.getServerName()),
        own.getContentLengthLong() > 0 || own.getHeader("Transfer-Encoding") != null,
        own.getHeader("Authorization") != null,
        fields(own));
  }

  private static String target(HttpServletRequest own) {
    String query = own.getQueryString();
    return query == null ? own.getRequestURI() : own.getRequestURI() + '?' + query;
  }

  private static Map<String, String> fields(HttpServletRequest own) {
    Map<String, String> fields = new TreeMap<>();
    for (String name : RefusedRequest.FIELDS) {
      Enumeration<String> lines = own.getHeaders(name);
      if (lines != null && lines.hasMoreElements()) {
        fields.put(name, String.join(", ", Collections.list(lines)));
      }
    }
    return fields;
  }
}
