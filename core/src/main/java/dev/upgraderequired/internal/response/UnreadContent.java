package dev.upgraderequired.internal.response;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.container.UnreadConnection;
import dev.upgraderequired.internal.refusal.Refusal;
import dev.upgraderequired.internal.request.RequestFraming;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests whose content nobody is going to read, and drops that content first.
 *
 * <p>A server that closes a connection while its client still sends may destroy the response before
 * the client reads it (RFC 9112 §9.6). A proxy then answers 502, and may take the server out of
 * service for others. No thread waits for content: the container calls when there is some.
 *
 * <p>Whatever exceeds these limits is answered at once, and its content is left to the container.
 */
public final class UnreadContent {

  /** How many bytes of one request are dropped at most. */
  static final long MAX_BYTES = 64L << 20;

  /** How long the rest of one request is awaited at most. */
  static final Duration MAX_TIME = Duration.ofSeconds(5);

  /** The same for a call of gRPC, whose stream may be meant to stay open. */
  static final Duration MAX_TIME_OF_CALL = Duration.ofSeconds(1);

  /** How many requests of one filter may have their content dropped at the same time. */
  static final int MAX_REQUESTS = 64;

  private final Semaphore free = new Semaphore(MAX_REQUESTS);

  /** Writes the response: at once, or when the content of the request has been dropped. */
  public void answer(
      Refusal answer, String method, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    // Before the content is dropped: filters ahead of this one may flush the response on return.
    RefusalWriter.writeHead(answer, response);
    boolean droppable = ForeignCode.orElse(() -> isDroppable(answer, request, response), false);
    if (!droppable || !drop(answer, method, request, response)) {
      RefusalWriter.writeContent(answer, method, response);
    }
  }

  private static boolean isDroppable(
      Refusal answer, HttpServletRequest request, HttpServletResponse response) {
    return (isUpload(request) || isCall(answer, request))
        // Reading would send the 100 that the client waits for (RFC 9110 §10.1.1).
        && request.getHeader("Expect") == null
        // Some wrappers take no content after the filter that made them has returned.
        && !RefusalWriter.isWrapped(response)
        && request.isAsyncSupported()
        && !request.isAsyncStarted();
  }

  // In HTTP/2 and HTTP/3 a stream is reset, and its connection goes on.
  private static boolean isUpload(HttpServletRequest request) {
    return RequestFraming.hasContent(request)
        && request.getContentLengthLong() <= MAX_BYTES
        && RequestFraming.receivedIn(request).hasConnectionFields();
  }

  // A stream that is reset before its message has come makes nginx drop the trailers, and with them
  // the status.
  private static boolean isCall(Refusal answer, HttpServletRequest request) {
    return !answer.trailers().isEmpty() && UnreadConnection.isLeftByContainer(request);
  }

  /** Starts to drop the content. False if there is none to read, or too many others are at it. */
  private boolean drop(
      Refusal answer, String method, HttpServletRequest request, HttpServletResponse response) {
    ServletInputStream content = unreadOrNull(request);
    if (content == null || !free.tryAcquire()) {
      return false;
    }
    return new ContentDropper(
            content,
            answer.trailers().isEmpty() ? MAX_TIME : MAX_TIME_OF_CALL,
            () -> respond(answer, method, response),
            () -> UnreadConnection.close(request),
            free::release)
        .start(request);
  }

  private static void respond(Refusal answer, String method, HttpServletResponse response)
      throws IOException {
    RefusalWriter.writeContent(answer, method, response);
    response.flushBuffer();
  }

  private static @Nullable ServletInputStream unreadOrNull(HttpServletRequest request) {
    try {
      ServletInputStream content = request.getInputStream();
      return content.isFinished() ? null : content;
    } catch (IOException | RuntimeException readByAnotherFilter) {
      return null;
    }
  }
}
