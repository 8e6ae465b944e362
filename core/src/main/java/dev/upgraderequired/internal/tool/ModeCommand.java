package dev.upgraderequired.internal.tool;

import dev.upgraderequired.internal.text.Printable;
import dev.upgraderequired.spi.UpgradeRequiredFilterMXBean;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows and switches the mode of the filters in other processes. */
public final class ModeCommand {

  private static final int DONE = 0;
  private static final int INCOMPLETE = 1;
  private static final int NOTHING = 2;

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final String HELP =
      """
      Usage: java -jar upgrade-required-core-VERSION.jar [MODE] [OPTION]...
      Switches the mode of the filters in running Java processes of the same user.

        MODE            enforce, report-only or off: until it is reset, or the application
                        starts again. reset: back to the configured mode. Without MODE, the
                        modes are shown
        --pid PID       in this process
        --all           in all processes; otherwise, nothing is switched if several have filters
        --context PATH  of this application, such as /shop
        --filter NAME   of this name

      Exit codes:
        0  done
        1  done, but there are processes that did not answer
        2  nothing was done
      """;

  private final Jvms jvms;
  private final PrintStream out;
  private final PrintStream err;
  private boolean isIncomplete;

  ModeCommand(Jvms jvms, PrintStream out, PrintStream err) {
    this.jvms = jvms;
    this.out = out;
    this.err = err;
  }

  /** Runs the command, prints what it did and what it could not do, and returns the exit code. */
  public static int run(PrintStream out, PrintStream err, String... arguments) {
    try {
      return new ModeCommand(new AttachableJvms(LIMIT), out, err).run(arguments);
    } catch (LinkageError missing) {
      err.println(
          "This Java has no module jdk.attach; use the java of a JDK, and --add-modules jdk.attach"
              + " on the module path: "
              + missing);
      return NOTHING;
    }
  }

  int run(String... texts) {
    if (Arrays.asList(texts).contains("--help")) {
      out.print(HELP);
      return DONE;
    }
    try {
      return run(ModeArguments.of(texts));
    } catch (IllegalArgumentException mistake) {
      return nothing(mistake.getMessage() + "; see --help");
    }
  }

  private int run(ModeArguments arguments) {
    List<RemoteFilter> all = filters(arguments);
    if (all.isEmpty()) {
      return nothing("No filter was found: no Java process of this user shows one in JMX");
    }
    List<RemoteFilter> filters = all.stream().filter(arguments::matches).toList();
    if (filters.isEmpty()) {
      all.forEach(filter -> apply(Optional.empty(), filter));
      return nothing("Nothing was done: these are all filters, and none of them is meant");
    }
    long processes = filters.stream().map(RemoteFilter::pid).distinct().count();
    if (processes > 1 && arguments.change().isPresent() && !arguments.all()) {
      filters.forEach(filter -> apply(Optional.empty(), filter));
      return nothing(
          "Nothing was switched: several processes have filters; add --pid PID or --all");
    }
    long done = filters.stream().filter(filter -> apply(arguments.change(), filter)).count();
    return done == 0 ? NOTHING : isIncomplete ? INCOMPLETE : DONE;
  }

  private List<RemoteFilter> filters(ModeArguments arguments) {
    List<RemoteFilter> filters = new ArrayList<>();
    for (String pid : arguments.pid().map(List::of).orElseGet(jvms::pids)) {
      attempt(pid, () -> filters.addAll(jvms.call(pid, mBeans -> RemoteFilter.in(pid, mBeans))));
    }
    return filters;
  }

  private boolean apply(
      Optional<Consumer<UpgradeRequiredFilterMXBean>> change, RemoteFilter filter) {
    return attempt(
        filter.pid(),
        () -> {
          String line = jvms.call(filter.pid(), mBeans -> filter.apply(change, mBeans));
          out.println(line);
        });
  }

  private boolean attempt(String pid, Attempt attempt) {
    try {
      attempt.run();
      return true;
    } catch (JvmException failure) {
      err.println("pid " + pid + " " + Printable.of(String.valueOf(failure.getMessage())));
      isIncomplete = true;
      return false;
    }
  }

  private int nothing(String why) {
    err.println(Printable.of(why));
    return NOTHING;
  }

  /** A call of another process. */
  @FunctionalInterface
  private interface Attempt {

    void run() throws JvmException;
  }
}
