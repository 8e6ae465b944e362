package dev.upgraderequired.fleet;

import dev.upgraderequired.internal.report.Report;
import java.util.List;

/**
 * What a source has reported.
 *
 * @param filters a report for each filter
 * @param lacks what the report lacks because it is older, to follow the source in a sentence
 */
record NodeReport(String source, List<Report> filters, List<String> lacks) {}
