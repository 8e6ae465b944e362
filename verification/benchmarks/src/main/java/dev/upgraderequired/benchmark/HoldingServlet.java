package dev.upgraderequired.benchmark;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;

/** Hands its requests to whoever waits for one, and answers none of them until it is released. */
final class HoldingServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  /** A request that is being served, and its response. */
  record Exchange(HttpServletRequest request, HttpServletResponse response) {}

  private final transient SynchronousQueue<Exchange> held = new SynchronousQueue<>();
  private final transient CountDownLatch released = new CountDownLatch(1);

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    try {
      held.put(new Exchange(request, response));
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Exchange take() {
    try {
      return held.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void release() {
    released.countDown();
  }
}
