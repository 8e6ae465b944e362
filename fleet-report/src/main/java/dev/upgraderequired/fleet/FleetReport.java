package dev.upgraderequired.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.upgraderequired.internal.report.CombinedReport;
import dev.upgraderequired.internal.report.Origin.Missing;
import dev.upgraderequired.internal.report.Report;
import dev.upgraderequired.internal.report.ReportFormat;
import dev.upgraderequired.internal.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command. */
@Command(
    name = "fleet-report",
    mixinStandardHelpOptions = true,
    version = "fleet-report of Upgrade Required",
    description = "Merges the reports of many nodes into one.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every source is in the report",
      "1:there is a report, but sources are missing",
      "2:there is no report"
    })
public final class FleetReport implements Callable<Integer> {

  private static final int COMPLETE = 0;
  private static final int INCOMPLETE = 1;
  private static final int NOTHING = 2;

  @Mixin private final HttpOptions http = new HttpOptions();

  @Option(
      names = "--parallel",
      paramLabel = "NUMBER",
      description = "how many sources are read at once (default: ${DEFAULT-VALUE})")
  private int parallel = 32;

  @Option(names = "--format", description = "html, json or csv (default: html)")
  private ReportFormat format = ReportFormat.HTML;

  @Option(names = "--out", paramLabel = "FILE", description = "default: standard output")
  private @Nullable Path out;

  @Option(
      names = "--by",
      description = "node: a report for each node, instead of one for all of them")
  private @Nullable Split by;

  @Parameters(
      paramLabel = "SOURCE",
      arity = "1..*",
      description = "URL or file of a JSON report, - for standard input, or @FILE with one a line")
  private List<String> sources = new ArrayList<>();

  private final List<Missing> missing = new ArrayList<>();

  /** What a report is made for. */
  enum Split {
    /** Each node. */
    NODE
  }

  private FleetReport() {}

  /** Merges reports, and ends the process with one of the exit codes. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return new CommandLine(new FleetReport())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUseSimplifiedAtFiles(true)
        .setParameterExceptionHandler(
            (mistake, arguments) -> {
              System.err.println(
                  "fleet-report: "
                      + Printable.of(String.valueOf(mistake.getMessage()))
                      + "; see --help");
              return NOTHING;
            })
        .setExecutionExceptionHandler(
            (failure, command, result) -> {
              System.err.println(
                  "fleet-report: " + Printable.of(String.valueOf(failure.getMessage())));
              return NOTHING;
            })
        .execute(args);
  }

  @Override
  public Integer call() throws Exception {
    if (parallel < 1) {
      throw new IllegalArgumentException("--parallel: " + parallel + " is not a positive number");
    }
    Progress progress = Progress.to(System.err);
    http.warning(sources).ifPresent(progress::line);
    Merge merge = by == null ? new FleetMerge(progress::line) : new NodeList();
    Reports reader = new Reports(http.source(), System.in);
    int[] done = {0};
    new Gathering(parallel, reader::read)
        .forEach(
            sources,
            outcome -> {
              add(outcome, merge, progress);
              progress.update(++done[0], sources.size());
            });
    progress.end();
    return write(merge.merged(missing), progress);
  }

  private void add(Outcome outcome, Merge merge, Progress progress) {
    if (outcome instanceof Outcome.Read read) {
      NodeReport report = read.report();
      report.lacks().forEach(lack -> progress.line(report.source() + ": " + lack));
      merge.add(report);
    } else if (outcome instanceof Outcome.Failed failed) {
      missing.add(new Missing(failed.source(), failed.problem()));
      progress.line(failed.source() + ' ' + failed.problem());
    }
  }

  private int write(List<Report> reports, Progress progress) throws IOException {
    if (reports.isEmpty()) {
      progress.line("There is no report: none of " + sources.size() + " sources has one");
      return NOTHING;
    }
    byte[] content = format.render(new CombinedReport(List.copyOf(reports))).getBytes(UTF_8);
    if (out == null) {
      System.out.write(content);
      System.out.flush();
    } else {
      Files.write(out, content);
    }
    return missing.isEmpty() ? COMPLETE : INCOMPLETE;
  }
}
