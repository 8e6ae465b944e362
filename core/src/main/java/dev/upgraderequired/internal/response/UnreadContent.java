package dev.upgraderequired.internal.response;

import dev.upgraderequired.internal.foreign.ForeignCode;
import dev.upgraderequired.internal.negotiation.container.UnreadConnection;
import dev.upgraderequired.internal.refusal.Refusal;
import dev.upgraderequired.internal.request.ContainerRequest;
import dev.upgraderequired.internal.request.RequestFraming;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Responds to requests whose content is not going to be read, after dropping that content.
 *
 * <p>If a server closes a connection while the client still sends, the client may lose the response
 * (RFC 9112 §9.6). A proxy then responds with 502, and may take the server out of service. No
 * thread waits for content: it is read asynchronously.
 *
 * <p>A request that exceeds these limits gets the response at once, and its content is left to the
 * container.
 */
public final class UnreadContent {

  /** Maximum number of bytes to drop from one request. */
  static final long MAX_BYTES = 64L << 20;

  /** Maximum time to wait for the rest of one request. */
  static final Duration MAX_TIME = Duration.ofSeconds(5);

  /** The same for a gRPC call, whose stream may be intended to stay open. */
  static final Duration MAX_TIME_OF_CALL = Duration.ofSeconds(1);

  /** Maximum number of requests of one filter whose content is dropped at the same time. */
  static final int MAX_REQUESTS = 64;

  private final Semaphore free = new Semaphore(MAX_REQUESTS);

  /** Writes the response: at once, or after the content of the request has been dropped. */
  public void respond(
      Refusal refusal, String method, ContainerRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    // Before the content is dropped: earlier filters may flush the response on return.
    RefusalWriter.writeHead(refusal, request, response);
    if (!mayDrop(refusal, request, response) || !drop(refusal, method, request, response)) {
      RefusalWriter.writeContent(refusal, method, response);
    }
  }

  private static boolean mayDrop(
      Refusal refusal, ContainerRequest request, HttpServletResponse response) {
    try {
      return isDroppable(refusal, request, response);
    } catch (Throwable failure) {
      ForeignCode.throwIfFatal(failure);
      return false;
    }
  }

  private static boolean isDroppable(
      Refusal refusal, ContainerRequest request, HttpServletResponse response) {
    return (isUpload(request) || isCall(refusal, request))
        // Reading would send the 100 response that the client waits for (RFC 9110 §10.1.1).
        && request.header("Expect") == null
        // Some wrappers accept no content after the filter that created them has returned.
        && !RefusalWriter.isWrapped(response)
        && request.servletRequest().isAsyncSupported()
        // For an address of no application, Tomcat has none, and cannot end what is asynchronous.
        && request.servletRequest().getServletContext() != null
        && !request.servletRequest().isAsyncStarted();
  }

  // In HTTP/2 and HTTP/3 only a stream is reset; the connection stays open.
  private static boolean isUpload(ContainerRequest request) {
    return RequestFraming.hasContent(request)
        && request.servletRequest().getContentLengthLong() <= MAX_BYTES
        && RequestFraming.receivedIn(request).hasConnectionFields();
  }

  // If a stream is reset before its message has arrived, nginx drops the trailers, which contain
  // the gRPC status.
  private static boolean isCall(Refusal refusal, ContainerRequest request) {
    return !refusal.trailers().isEmpty() && UnreadConnection.isLeftByContainer(request);
  }

  /** Starts to drop the content. False if there is none, or the limit of requests is reached. */
  private boolean drop(
      Refusal refusal, String method, ContainerRequest request, HttpServletResponse response) {
    ServletInputStream content = unreadOrNull(request);
    if (content == null || !free.tryAcquire()) {
      return false;
    }
    return new ContentDropper(
            content,
            refusal.trailers().isEmpty() ? MAX_TIME : MAX_TIME_OF_CALL,
            UnreadConnection.isReadOnEventLoop(request),
            () -> writeAndFlush(refusal, method, response),
            () -> UnreadConnection.close(request),
            free::release)
        .start(request.servletRequest());
  }

  private static void writeAndFlush(Refusal refusal, String method, HttpServletResponse response)
      throws IOException {
    RefusalWriter.writeContent(refusal, method, response);
    response.flushBuffer();
  }

  private static @Nullable ServletInputStream unreadOrNull(ContainerRequest request) {
    try {
      ServletInputStream content = request.servletRequest().getInputStream();
      return content.isFinished() ? null : content;
    } catch (IOException | RuntimeException readElsewhere) {
      return null;
    }
  }
}
