package dev.upgraderequired.benchmark;

import com.sun.management.ThreadMXBean;
import dev.upgraderequired.benchmark.HoldingServlet.Exchange;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints what calls of filters take at least, by turns in one JVM: CPU time of the thread, and
 * bytes. Other processes can only add to it, so that the least is the same on a busy machine.
 */
public final class RegressionProbe {

  /** What makes the compiler finish before a method goes on, however busy the machine is. */
  static final List<String> OPTIONS = List.of("-Xbatch", "-XX:+UseSerialGC", "-Xmx512m");

  /** What follows the name of what is measured against itself. */
  static final String AGAIN = " again";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final FilterChain END = (request, response) -> {};
  private static final int CALLS = 2_000;
  private static final int TURNS_OF_WARM_UP = 25;
  private static final int TURNS = 40;

  /** A call that can be repeated. */
  private interface Call {
    void run() throws IOException, ServletException;
  }

  private RegressionProbe() {}

  public static void main(String[] args) throws IOException, ServletException {
    Container container = Container.valueOf(args[0]);
    try (LiveServer live = new LiveServer(container, Wire.TLS_HTTP_1_1)) {
      Map<String, Call> calls = new LinkedHashMap<>();
      calls.put(Subject.ACCESSORS.name(), passing(Subject.ACCESSORS, container, live));
      calls.put(Subject.REMOTE_IP.name(), passing(Subject.REMOTE_IP, container, live));
      calls.put(Subject.FILTER.name(), passing(Subject.FILTER, container, live));
      calls.put(Subject.FILTER.name() + AGAIN, passing(Subject.FILTER, container, live));
      calls.put(Response.STATIC.name(), responding(Response.STATIC, container, live));
      calls.put(Response.REFUSAL.name(), responding(Response.REFUSAL, container, live));
      calls.put(Response.REFUSAL.name() + AGAIN, responding(Response.REFUSAL, container, live));
      if (container == Container.JETTY) {
        calls.putAll(growing(live));
      }
      leastOf(calls, TURNS_OF_WARM_UP);
      leastOf(calls, TURNS)
          .forEach(
              (name, least) ->
                  System.out.println(name + "\t" + least.main() + "\t" + least.beside()));
    }
  }

  private static Map<String, Call> growing(LiveServer live) {
    Map<String, Call> calls = new LinkedHashMap<>();
    for (Much option : Much.values()) {
      Exchange held = live.exchange(option.isForwarded() ? LiveServer.FIELDS_OF_PROXY : Map.of());
      Filter few = option.filter(option.least(), live.context());
      Filter many = option.filter(option.most(), live.context());
      calls.put(option.nameWithFew(), passing(few, held));
      calls.put(option.nameWithMany(), passing(many, held));
      calls.put(option.nameWithMany() + AGAIN, passing(many, held));
    }
    return calls;
  }

  private static Call passing(Subject subject, Container container, LiveServer live) {
    return passing(subject.filter(container, live.context()), live.exchange(Map.of()));
  }

  private static Call passing(Filter filter, Exchange held) {
    return () -> filter.doFilter(held.request(), held.response(), END);
  }

  private static Call responding(Response what, Container container, LiveServer live)
      throws IOException, ServletException {
    return new Unsent(what.filter(container, live), what.exchange(live))::respondAgain;
  }

  private static Map<String, Measured> leastOf(Map<String, Call> calls, int turns)
      throws IOException, ServletException {
    Map<String, Measured> least = new LinkedHashMap<>();
    for (int turn = 0; turn < turns; turn++) {
      for (Map.Entry<String, Call> call : calls.entrySet()) {
        least.merge(call.getKey(), turn(call.getValue()), RegressionProbe::least);
      }
    }
    return least;
  }

  private static Measured turn(Call call) throws IOException, ServletException {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long begin = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
    double nanos = THREADS.getCurrentThreadCpuTime() - begin;
    double allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    return new Measured(nanos / CALLS, allocated / CALLS);
  }

  private static Measured least(Measured one, Measured other) {
    return new Measured(Math.min(one.main(), other.main()), Math.min(one.beside(), other.beside()));
  }
}
