package dev.upgraderequired.fleet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads sources in parallel. Outcomes come in the order of the sources, so that the same reports
 * always make the same result; at most twice as many as are read at once are in memory.
 */
record Gathering(int parallel, Function<String, Outcome> reader) {

  void forEach(List<String> sources, Consumer<Outcome> consumer) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(parallel, sources.size()));
    try {
      Deque<Future<Outcome>> ahead = new ArrayDeque<>();
      Iterator<String> rest = sources.iterator();
      while (rest.hasNext() || !ahead.isEmpty()) {
        while (rest.hasNext() && ahead.size() < 2 * parallel) {
          String source = rest.next();
          ahead.add(threads.submit(() -> reader.apply(source)));
        }
        consumer.accept(outcome(ahead.remove()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Outcome outcome(Future<Outcome> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
