package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mutated requests: no protected content is served on a connection that violates the policy,
 * nothing fails, and no client waits for ever. {@code -Dfuzz.requests} says how many requests are
 * made, and {@code -Dfuzz.seed} which.
 */
public abstract class FuzzContract extends ContainerContract {

  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 2_000);

  /** The same unless another is asked for: a build that has passed is to pass again. */
  private static final long SEED = Long.getLong("fuzz.seed", 426);

  private static final int CONNECTIONS = 4;

  private static final int MOST_FAULTS = 10;

  private static final Pattern NOTHING = Pattern.compile("(?!)");

  /** Responses that the container sends without calling any filter; not checked. */
  protected Pattern responsesBeforeFilters() {
    return NOTHING;
  }

  @ParameterizedTest
  @CsvSource({"cleartext, true, 80", "TLSv1.1, true, 10", "TLSv1.3, false, 10"})
  void servesNoProtectedContentAndNeverFails(String transport, boolean violates, int percent)
      throws Exception {
    FuzzOracle oracle = new FuzzOracle(violates, responsesBeforeFilters());
    Run run = new Run(server(FuzzOracle.OPTIONS), transport, oracle, REQUESTS * percent / 100);

    run.start();

    assertThat(run.faults).as("%s", run).isEmpty();
    assertThat(FuzzServlet.takeServed()).as("%s, served late", run).allMatch(oracle::mayBeServed);
    assertThat(run.statuses.keySet()).as("the filter is reached").contains(200, 426);
  }

  /** Many requests by one transport. */
  private static final class Run {

    private final ContractServer server;
    private final String transport;
    private final FuzzOracle oracle;
    private final int howMany;
    private final FuzzRequests requests = new FuzzRequests(SEED);
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final ConcurrentMap<Integer, Integer> statuses = new ConcurrentHashMap<>();

    Run(ContractServer server, String transport, FuzzOracle oracle, int howMany) {
      this.server = server;
      this.transport = transport;
      this.oracle = oracle;
      this.howMany = howMany;
    }

    void start() throws InterruptedException {
      FuzzServlet.takeServed();
      long begin = System.nanoTime();
      ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
      for (int i = 0; i < CONNECTIONS; i++) {
        connections.execute(this::sendAll);
      }
      connections.shutdown();
      assertThat(connections.awaitTermination(1, TimeUnit.HOURS)).isTrue();
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
      System.out.println(this + " in " + seconds + " s");
    }

    private void sendAll() {
      int number = next.getAndIncrement();
      while (goesOn(number)) {
        try (FuzzConnection connection = FuzzConnection.open(server, transport)) {
          while (connection.isUsable() && goesOn(number)) {
            exchange(connection, number);
            number = next.getAndIncrement();
          }
        } catch (IOException noConnection) {
          faults.add("before request " + number + ": " + noConnection);
        }
      }
    }

    private boolean goesOn(int number) {
      return number < howMany && faults.size() < MOST_FAULTS;
    }

    private void exchange(FuzzConnection connection, int number) {
      byte[] request = requests.get(number);
      try {
        List<String> responses = FuzzOracle.responses(connection.exchange(request, number));
        responses.forEach(response -> statuses.merge(FuzzOracle.status(response), 1, Integer::sum));
        oracle
            .faultOf(responses, FuzzServlet.takeServedTo(connection.port()))
            .ifPresent(fault -> add(fault, number, request));
      } catch (SocketTimeoutException hang) {
        add("neither an answer nor an end", number, request);
      }
    }

    private void add(String fault, int number, byte[] request) {
      faults.add(
          "%n%s%nto request %d: \"%s\"".formatted(fault, number, FuzzRequests.escaped(request)));
    }

    @Override
    public String toString() {
      return "-Dfuzz.seed=%d -Dfuzz.requests=%d: %d by %s: %s"
          .formatted(SEED, REQUESTS, howMany, transport, statuses);
    }
  }
}
