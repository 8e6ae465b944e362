package dev.upgraderequired.fleet;

import dev.upgraderequired.internal.report.Origin.Missing;
import dev.upgraderequired.internal.report.Report;
import java.util.Collection;
import java.util.List;

/** Makes the reports of a fleet from those of its nodes. */
interface Merge {

  void add(NodeReport report);

  /** The reports; none if nothing was added. */
  List<Report> merged(Collection<Missing> failed);
}
