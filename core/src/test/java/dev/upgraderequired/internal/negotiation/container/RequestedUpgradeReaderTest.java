package dev.upgraderequired.internal.negotiation.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.protocol.RequestedUpgrade;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class RequestedUpgradeReaderTest {

  private final HttpServletRequest request = mock(HttpServletRequest.class);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      nullValues = "-",
      textBlock =
          """
          METHOD | PROTOCOL | CONNECTION          | UPGRADE              | ASKS FOR
          GET    | HTTP/1.1 | Upgrade             | websocket            | websocket
          GET    | HTTP/1.1 | keep-alive, UPGRADE | WebSocket            | websocket
          GET    | HTTP/1.1 | keep-alive; upgrade | x/1, websocket       | websocket x/1
          GET    | HTTP/1.1 | upgrade             | x/1; websocket       | websocket x/1
          POST   | HTTP/1.1 | upgrade             | websocket, x/1       | x/1
          GET    | HTTP/1.1 | keep-alive          | websocket            |
          GET    | HTTP/1.1 | -                   | websocket            |
          GET    | HTTP/1.1 | upgrade             | -                    |
          GET    | HTTP/1.1 | upgrade             | ,                    |
          GET    | HTTP/1.1 | upgraded            | websocket            |
          GET    | HTTP/1.1 | upgrade             | websocket/13         | websocket/13
          GET    | HTTP/1.0 | upgrade             | websocket            |
          GET    | HTTP/2.0 | upgrade             | websocket            |
          GET    | -        | upgrade             | websocket            |
          """)
  void asksOnlyWhereItDoesSoRightly(
      String method, String protocol, String connection, String upgrade, String protocols) {
    when(request.getMethod()).thenReturn(method);
    when(request.getProtocol()).thenReturn(protocol);
    lines("Connection", connection);
    lines("Upgrade", upgrade);
    lines("Sec-WebSocket-Version", null);

    assertThat(
            String.join(
                " ",
                RequestedUpgradeReader.in(ContainerRequest.of(request)).protocols().stream()
                    .sorted()
                    .toList()))
        .isEqualTo(protocols == null ? "" : protocols);
    assertThat(RequestedUpgradeReader.webSocketOrNone(ContainerRequest.of(request)).protocols())
        .isEqualTo(
            protocols != null && List.of(protocols.split(" ")).contains("websocket")
                ? Set.of("websocket")
                : Set.of());
  }

  @ParameterizedTest
  @CsvSource({"99, true", "100, false"})
  void asksForNothingIfThereAreTooManyElements(int others, boolean isRead) {
    when(request.getMethod()).thenReturn("GET");
    when(request.getProtocol()).thenReturn("HTTP/1.1");
    lines("Connection", "Upgrade");
    lines("Upgrade", "x,".repeat(others) + "websocket");
    lines("Sec-WebSocket-Version", null);

    assertThat(RequestedUpgradeReader.in(ContainerRequest.of(request)).isWebSocket())
        .isEqualTo(isRead);
    assertThat(RequestedUpgradeReader.webSocketOrNone(ContainerRequest.of(request)).isWebSocket())
        .isEqualTo(isRead);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          13     | 13
          13;13  | 13, 13
          8      | 8
          -      | ''
          """)
  void asksForAVersion(String lines, String version) {
    when(request.getMethod()).thenReturn("GET");
    when(request.getProtocol()).thenReturn("HTTP/1.1");
    lines("Connection", "Upgrade");
    lines("Upgrade", "websocket");
    lines("Sec-WebSocket-Version", lines);

    assertThat(RequestedUpgradeReader.in(ContainerRequest.of(request)).webSocketVersion())
        .isEqualTo(version);
  }

  @Test
  void asksForNothingWhereTheContainerFails() {
    when(request.getProtocol()).thenThrow(new IllegalStateException("recycled"));

    assertThat(RequestedUpgradeReader.in(ContainerRequest.of(request)))
        .isEqualTo(RequestedUpgrade.NONE);
    assertThat(RequestedUpgradeReader.webSocketOrNone(ContainerRequest.of(request)))
        .isEqualTo(RequestedUpgrade.NONE);
  }

  @Test
  void asksForNothingInFieldsThatCannotBeRead() {
    when(request.getMethod()).thenReturn("GET");
    when(request.getProtocol()).thenReturn("HTTP/1.1");
    when(request.getHeader("Upgrade")).thenReturn("websocket");

    assertThat(RequestedUpgradeReader.in(ContainerRequest.of(request)))
        .isEqualTo(RequestedUpgrade.NONE);
    assertThat(RequestedUpgradeReader.webSocketOrNone(ContainerRequest.of(request)))
        .isEqualTo(RequestedUpgrade.NONE);
  }

  /** Lines of a field, between semicolons. */
  private void lines(String field, String values) {
    List<String> lines =
        values == null ? List.of() : Stream.of(values.split(";")).map(String::strip).toList();
    when(request.getHeader(field)).thenReturn(lines.isEmpty() ? null : lines.get(0));
    when(request.getHeaders(field)).thenAnswer(call -> Collections.enumeration(lines));
  }
}
