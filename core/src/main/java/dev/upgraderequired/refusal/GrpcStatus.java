package dev.upgraderequired.refusal;

import dev.upgraderequired.refusal.Refusal.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A refusal as clients of gRPC print it: a response of fields alone, which is their form of an
 * error (gRPC over HTTP/2, "Trailers-Only"). An HTTP status would reach them as {@code UNKNOWN}.
 */
final class GrpcStatus {

  private static final String MEDIA_TYPE = "application/grpc";

  /** FAILED_PRECONDITION: not to be tried again before the client has changed something. */
  private static final String FAILED_PRECONDITION = "9";

  private GrpcStatus() {}

  /** Whether this is a call of gRPC, which there is in HTTP/2 and later alone. */
  static boolean isFor(RefusedRequest request) {
    return request.field("Content-Type").startsWith(MEDIA_TYPE)
        && request.negotiated().httpVersion().major() >= 2;
  }

  static Refusal refusal(Explanation explanation) {
    return new Refusal(
        200,
        List.of(
            new Field("Content-Type", MEDIA_TYPE),
            new Field("Cache-Control", "no-store"),
            new Field("grpc-status", FAILED_PRECONDITION),
            new Field("grpc-message", encoded(explanation.summary()))),
        new byte[0]);
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
