package dev.upgraderequired.example;

import java.net.BindException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that starts an example, says what is worth trying, and runs until it is stopped. */
@Command(sortOptions = false)
public final class ExampleCommand implements Callable<Integer> {

  /** Starts a server. */
  @FunctionalInterface
  public interface Starter {
    ExampleServer start(ExampleOptions options) throws Exception;
  }

  // Kept, since java.util.logging forgets the level of a logger that nobody holds.
  private static final List<Logger> CONTAINERS =
      List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("org.apache"));

  private final Starter starter;

  @Mixin private ExampleOptions options = new ExampleOptions();

  @Option(names = "--help", usageHelp = true, description = "show this help and end")
  @SuppressWarnings("unused") // Picocli does what there is to do.
  private boolean help;

  private ExampleCommand(Starter starter) {
    this.starter = starter;
  }

  /** Runs the command, and exits with its status if it fails. */
  public static void run(String name, Starter starter, String... args) {
    int status =
        new CommandLine(new ExampleCommand(starter))
            .setCommandName(name)
            .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command))
            .execute(args);
    if (status != 0) {
      System.exit(status);
    }
  }

  @Override
  public Integer call() throws Exception {
    BriefLog.install();
    CONTAINERS.forEach(logger -> logger.setLevel(Level.SEVERE));
    if (options.legacyTls()) {
      LegacyTls.enable();
    }
    ExampleServer server = starter.start(options);
    ExamplePorts.publish(server);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    System.out.print(tour(server));
    return 0;
  }

  private String tour(ExampleServer server) {
    String http = "http://localhost:" + server.httpPort() + "/";
    String https = "https://localhost:" + server.httpsPort() + "/";
    String http3 =
        server.http3Port().stream()
            .mapToObj(port -> "https://localhost:" + port + "/   # HTTP/3\n")
            .collect(Collectors.joining());
    String oldTls =
        options.legacyTls()
            ? "curl -ik --tlsv1.0 --tls-max 1.1 --ciphers 'DEFAULT@SECLEVEL=0' " + https
            : "curl -ik --tls-max 1.2 " + https + "   # if started with minimumTls=TLSv1.3";
    return String.format(
        Locale.ROOT,
        """
        %1$s
        %2$s
        %4$s
        Refused, unless you have set other options:
          curl -i %1$s
          curl -i -H 'Accept: application/json' %1$s
          %3$s
        Served, unless you have set other options:
          curl -ik %2$s
        A tour, in a browser (whose warning of the certificate you accept):
          %2$s
        """,
        http,
        https,
        oldTls,
        http3);
  }

  private static int report(Exception failure, CommandLine command) {
    command
        .getErr()
        .println(
            failure instanceof IllegalArgumentException ? failure.getMessage() : rootOf(failure));
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  private static String rootOf(Exception failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof BindException) {
      return "A port is taken; choose others with --http PORT, --https PORT and --http3 PORT";
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
