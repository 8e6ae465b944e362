package dev.upgraderequired.internal.start;

import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;

/** All warnings that are logged at start: about the options, the application and the container. */
public final class Caveats {

  private Caveats() {}

  public static List<String> of(ConfigurationSummary summary, ServletContext context) {
    List<String> caveats = new ArrayList<>(summary.caveats());
    ContainerLogin.caveat(summary.configuration(), context).ifPresent(caveats::add);
    caveats.addAll(UnknownContainer.caveats(summary.configuration(), context));
    return caveats;
  }
}
