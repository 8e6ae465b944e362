package dev.upgraderequired.example;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that starts an example, says what is worth trying, and runs until it is stopped. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
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
    System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s: %5$s%6$s%n");
    CONTAINERS.forEach(logger -> logger.setLevel(Level.SEVERE));
    if (options.legacyTls()) {
      LegacyTls.enable();
    }
    ExampleServer server = starter.start(options);
    System.out.print(tour(server.httpPort(), server.httpsPort()));
    return 0;
  }

  private static String tour(int http, int https) {
    return """
        http://localhost:%1$d/
        https://localhost:%2$d/

        Worth trying:
          curl -i http://localhost:%1$d/
          curl -i -H 'Accept: application/json' http://localhost:%1$d/
          curl -ik https://localhost:%2$d/
          curl -ik --tls-max 1.2 https://localhost:%2$d/
        With --legacy-tls:
          curl -ik --tlsv1.0 --tls-max 1.1 --ciphers 'DEFAULT@SECLEVEL=0' https://localhost:%2$d/
        """
        .formatted(http, https);
  }

  private static int report(Exception failure, CommandLine command) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    command.getErr().println(cause.getMessage() == null ? cause : cause.getMessage());
    return command.getCommandSpec().exitCodeOnExecutionException();
  }
}
