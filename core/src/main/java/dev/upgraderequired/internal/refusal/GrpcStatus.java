package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.field.CorsOrigins;
import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.spi.Explanation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A refusal as clients of gRPC print it (gRPC over HTTP/2): 200, no message, and a status in the
 * trailers. An HTTP status would reach them as {@code UNKNOWN}.
 */
public final class GrpcStatus {

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("(application/grpc(-web(?:-text)?)?)(?:[+;].*)?", Pattern.CASE_INSENSITIVE);

  /** FAILED_PRECONDITION: not to be tried again before the client has changed something. */
  private static final String FAILED_PRECONDITION = "9";

  private GrpcStatus() {}

  /** Whether this is a call of gRPC, and can be answered as one: in HTTP/2 and later alone. */
  static boolean isFor(AnsweredRequest request) {
    return request.method().equals("POST")
        && MEDIA_TYPE.matcher(request.field("Content-Type")).matches()
        && request.receivedIn().major() >= 2;
  }

  /** Refuses with a status; the fields of CORS are what scripts in browsers need to read it. */
  static Refusal refusal(Explanation explanation, AnsweredRequest request, List<Field> cors) {
    Matcher type = MEDIA_TYPE.matcher(request.field("Content-Type"));
    boolean web = type.matches() && type.group(2) != null;
    List<Field> fields = new ArrayList<>(cors);
    if (!cors.isEmpty()) {
      fields.add(CorsOrigins.exposing(List.of("grpc-status", "grpc-message")));
    }
    fields.add(new Field("Content-Type", type.group(1).toLowerCase(Locale.ROOT)));
    fields.add(new Field("Cache-Control", "no-store"));
    fields.add(new Field("X-Content-Type-Options", "nosniff"));
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
        encoded.append(String.format(Locale.ROOT, "%%%02X", b & 0xFF));
      }
    }
    return encoded.toString();
  }
}
