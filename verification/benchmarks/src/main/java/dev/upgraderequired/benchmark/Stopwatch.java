package dev.upgraderequired.benchmark;

import com.sun.management.ThreadMXBean;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Gives each request to any one of its filters, and keeps how long that took and what it allocated.
 * Requests come one after the other.
 */
final class Stopwatch implements Filter {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final FilterChain END = (request, response) -> {};

  private final List<Filter> filters = new ArrayList<>();
  private final List<List<Measured>> results = new ArrayList<>();
  // Not by turns: whoever comes behind a filter that calls the same methods finds them in the
  // cache.
  private final Random random = new Random(1);

  synchronized void add(Filter filter) {
    filters.add(filter);
    results.add(new ArrayList<>());
  }

  @Override
  public synchronized void doFilter(
      ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    int turn = random.nextInt(filters.size());
    Filter filter = filters.get(turn);
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long begin = System.nanoTime();
    filter.doFilter(request, response, END);
    long end = System.nanoTime();
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    results.get(turn).add(new Measured(end - begin, allocated));
  }

  /** What the last requests of each filter have come to, and that it now begins anew. */
  synchronized List<List<Measured>> take() {
    List<List<Measured>> taken = results.stream().map(List::copyOf).toList();
    results.forEach(List::clear);
    return taken;
  }
}
