package dev.upgraderequired.internal.response;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Drops the content of one request as it arrives, then writes the response and completes the
 * request.
 *
 * <p>Synchronized: a container may report a timeout while it reports content.
 */
public final class ContentDropper implements ReadListener, AsyncListener {

  private static final int BUFFER_BYTES = 16 * 1024;

  private final ServletInputStream content;
  private final Duration maxTime;
  private final boolean onEventLoop;
  private final Response response;
  private final Runnable cut;
  private final Runnable whenEnded;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final long start = System.nanoTime();
  private long dropped;
  private volatile @Nullable AsyncContext async;
  private boolean ended;
  private boolean responded;

  /** The deferred response. */
  @FunctionalInterface
  interface Response {
    void write() throws IOException;
  }

  /**
   * @param maxTime the maximum time to wait for the content
   * @param onEventLoop whether the response must be written by another thread than that of a
   *     listener
   * @param cut called after the response if the content was not read to its end
   * @param whenEnded called once, when dropping has ended
   */
  ContentDropper(
      ServletInputStream content,
      Duration maxTime,
      boolean onEventLoop,
      Response response,
      Runnable cut,
      Runnable whenEnded) {
    this.content = content;
    this.maxTime = maxTime;
    this.onEventLoop = onEventLoop;
    this.response = response;
    this.cut = cut;
    this.whenEnded = whenEnded;
  }

  /** Puts the request into asynchronous mode. False if the container does not allow it. */
  synchronized boolean start(HttpServletRequest request) {
    try {
      AsyncContext started = request.startAsync();
      async = started;
      started.setTimeout(maxTime.toMillis());
      started.addListener(this);
      content.setReadListener(this);
    } catch (RuntimeException | LinkageError notAllowed) {
      if (async == null) {
        whenEnded.run();
        return false;
      }
      end(cut);
    }
    return true;
  }

  @Override
  public synchronized void onDataAvailable() throws IOException {
    while (!ended && content.isReady()) {
      int length = content.read(buffer);
      if (length < 0) {
        return;
      }
      dropped += length;
      if (dropped > UnreadContent.MAX_BYTES || isOverdue()) {
        endInReadListener(cut);
      }
    }
  }

  // In addition to the timeout, which some containers restart on each read.
  private boolean isOverdue() {
    return System.nanoTime() - start > maxTime.toNanos();
  }

  @Override
  public void onAllDataRead() {
    endInReadListener(() -> {});
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end(cut);
  }

  @Override
  public void onError(Throwable failure) {
    endInReadListener(cut);
  }

  @Override
  public void onError(AsyncEvent event) {
    end(cut);
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end(cut);
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Never called: the chain ends with this filter.
  }

  private void end(Runnable afterResponse) {
    endReading();
    respond(afterResponse);
  }

  /** The same in a listener of the content. */
  private void endInReadListener(Runnable afterResponse) {
    endReading();
    AsyncContext started = async;
    if (onEventLoop && started != null) {
      started.start(() -> respond(afterResponse));
    } else {
      respond(afterResponse);
    }
  }

  private synchronized void endReading() {
    if (!ended) {
      ended = true;
      whenEnded.run();
    }
  }

  // Not synchronized: a thread that writes may wait for the event loop, which calls the listeners.
  private void respond(Runnable afterResponse) {
    if (!isFirstToRespond()) {
      return;
    }
    try {
      response.write();
    } catch (IOException | RuntimeException disconnected) {
      // The client cannot read it.
    }
    afterResponse.run();
    complete();
  }

  private synchronized boolean isFirstToRespond() {
    boolean first = !responded;
    responded = true;
    return first;
  }

  private void complete() {
    try {
      AsyncContext started = async;
      if (started != null) {
        started.complete();
      }
    } catch (IllegalStateException alreadyCompleted) {
      // By the container, after a failure of the connection.
    }
  }
}
