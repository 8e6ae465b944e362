package dev.upgraderequired.refusal;

import dev.upgraderequired.refusal.Refusal.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A refusal as clients of gRPC print it (gRPC over HTTP/2): 200, no message, and a status in the
 * trailers. An HTTP status would reach them as {@code UNKNOWN}.
 */
final class GrpcStatus {

  private static final String GRPC = "application/grpc";
  private static final String GRPC_WEB = "application/grpc-web";

  /** FAILED_PRECONDITION: not to be tried again before the client has changed something. */
  private static final String FAILED_PRECONDITION = "9";

  private GrpcStatus() {}

  /** Whether this is a call of gRPC, which there is in HTTP/2 and later alone. */
  static boolean isFor(RefusedRequest request) {
    return request.field("Content-Type").startsWith(GRPC)
        && request.negotiated().httpVersion().major() >= 2;
  }

  static Refusal refusal(Explanation explanation, RefusedRequest request) {
    boolean web = request.field("Content-Type").startsWith(GRPC_WEB);
    List<Field> fields =
        List.of(
            new Field("Content-Type", web ? GRPC_WEB : GRPC),
            new Field("Cache-Control", "no-store"));
    List<Field> status =
        List.of(
            new Field("grpc-status", FAILED_PRECONDITION),
            new Field("grpc-message", encoded(explanation.summary())));
    // In browsers no trailers can be read. Elsewhere not "Trailers-Only": Tomcat ends no stream
    // with its fields, and clients take the empty DATA frame behind them for a fault.
    return web
        ? new Refusal(200, Stream.concat(fields.stream(), status.stream()).toList(), new byte[0])
        : new Refusal(200, fields, new byte[0], status);
  }

  /** Percent-encoded, all but printable ASCII, as gRPC over HTTP/2 has it for grpc-message. */
  private static String encoded(String message) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : message.getBytes(StandardCharsets.UTF_8)) {
      if (b >= ' ' && b <= '~' && b != '%') {
        encoded.append((char) b);
      } else {
        encoded.append("%%%02X".formatted(b & 0xFF));
      }
    }
    return encoded.toString();
  }
}
