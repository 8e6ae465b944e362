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
 * Drops the content of one request as it arrives, then has the response written and completes it.
 *
 * <p>Synchronized: a container may report a timeout while it reports content.
 */
public final class ContentDropper implements ReadListener, AsyncListener {

  private static final int BUFFER_BYTES = 16 * 1024;

  private final ServletInputStream content;
  private final Duration maxTime;
  private final Response response;
  private final Runnable cut;
  private final Runnable whenEnded;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final long start = System.nanoTime();
  private long dropped;
  private @Nullable AsyncContext async;
  private boolean ended;

  /** Writes the response that was put off. */
  @FunctionalInterface
  interface Response {
    void write() throws IOException;
  }

  /**
   * @param maxTime how long the rest of the content is awaited
   * @param cut run behind the response where the client has not sent everything
   * @param whenEnded run once, when nothing more is dropped
   */
  ContentDropper(
      ServletInputStream content,
      Duration maxTime,
      Response response,
      Runnable cut,
      Runnable whenEnded) {
    this.content = content;
    this.maxTime = maxTime;
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
        end(cut);
      }
    }
  }

  // Beside the timeout: some containers start it anew with every call.
  private boolean isOverdue() {
    return System.nanoTime() - start > maxTime.toNanos();
  }

  @Override
  public void onAllDataRead() {
    end(() -> {});
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end(cut);
  }

  @Override
  public void onError(Throwable failure) {
    end(cut);
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
    // Nobody else starts it: the chain ends with this filter.
  }

  private synchronized void end(Runnable afterResponse) {
    if (ended) {
      return;
    }
    ended = true;
    whenEnded.run();
    try {
      response.write();
    } catch (IOException | RuntimeException clientHasGone) {
      // Nobody is left to read it.
    }
    afterResponse.run();
    complete();
  }

  private void complete() {
    try {
      if (async != null) {
        async.complete();
      }
    } catch (IllegalStateException completedAlready) {
      // By the container, after a failure of the connection.
    }
  }
}
