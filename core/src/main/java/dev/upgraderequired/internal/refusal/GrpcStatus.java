package dev.upgraderequired.internal.refusal;

import dev.upgraderequired.internal.field.CorsOrigins;
import dev.upgraderequired.internal.field.Field;
import dev.upgraderequired.spi.Explanation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A refusal for gRPC clients (gRPC over HTTP/2): 200, no message, and the gRPC status in the
 * trailers. Clients would report an HTTP status as {@code UNKNOWN}.
 */
public final class GrpcStatus {

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("(application/grpc(-web(?:-text)?)?)(?:[+;].*)?", Pattern.CASE_INSENSITIVE);

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** The client must not retry until the precondition is fixed. */
  private static final String FAILED_PRECONDITION = "9";

  private GrpcStatus() {}

  /** Whether the request is a gRPC call in HTTP/2 or later; HTTP/1.x cannot carry the response. */
  static boolean isFor(AnsweredRequest request) {
    return request.method().equals("POST")
        && request.receivedIn().major() >= 2
        && MEDIA_TYPE.matcher(request.field("Content-Type")).matches();
  }

  /** A refusal with a gRPC status, and with the CORS fields that scripts need to read it. */
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
    // Scripts in browsers cannot read trailers. For others not "Trailers-Only": Tomcat does not end
    // the stream with the header fields, and clients reject the empty DATA frame that follows.
    return web
        ? new Refusal(200, Stream.concat(fields.stream(), status.stream()).toList(), new byte[0])
        : new Refusal(200, fields, new byte[0], status);
  }

  /** The Percent-Encoded form of grpc-message (gRPC over HTTP/2). */
  private static String encoded(String message) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : message.getBytes(StandardCharsets.UTF_8)) {
      if (b >= ' ' && b <= '~' && b != '%') {
        encoded.append((char) b);
      } else {
        HEX.toHexDigits(encoded.append('%'), b);
      }
    }
    return encoded.toString();
  }
}
