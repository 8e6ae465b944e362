package dev.upgraderequired.spi;

import dev.upgraderequired.protocol.NegotiatedProtocol;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A handle on a filter: switches its mode, reads its report, and asks for its judgement. JMX and
 * the report servlet use it, too.
 *
 * <p>{@code UpgradeRequiredFilter.control()} returns it, before the filter starts as well as after;
 * {@link #in} finds it in a running application. Thread-safe.
 */
public interface UpgradeRequiredControl {

  /**
   * The name of the context attribute that holds the control of a running filter is this, followed
   * by the name of the filter.
   */
  String CONTEXT_ATTRIBUTE = "dev.upgraderequired.control.";

  /** The filters that have started in a web application, by their names; none is an empty map. */
  static Map<String, UpgradeRequiredControl> in(ServletContext context) {
    Map<String, UpgradeRequiredControl> controls = new TreeMap<>();
    for (String name : Collections.list(context.getAttributeNames())) {
      if (name.startsWith(CONTEXT_ATTRIBUTE)
          && context.getAttribute(name) instanceof UpgradeRequiredControl control) {
        controls.put(name.substring(CONTEXT_ATTRIBUTE.length()), control);
      }
    }
    return controls;
  }

  /** The name of the filter in its web application; before it starts, that of its class. */
  String name();

  /**
   * The mode in force: the one that was set here or by JMX, or else that of {@code modeFile} or of
   * the supplier, or else the option {@code mode}.
   */
  Mode mode();

  /**
   * Switches the mode, until it is reset or the application starts again. A warning with both modes
   * is logged. It overrides all options, even if it is called before the filter starts.
   */
  void mode(Mode mode);

  /** Resets the mode to that of the options. A warning is logged. */
  void resetMode();

  /** The policy, its dates and its exemptions in one line of English, in the current mode. */
  String policy();

  /**
   * What is to be required later: what is planned or, if nothing is, the policy itself with its
   * date. Empty if neither is configured. It stays after its date has come.
   */
  Optional<UpgradePlan> plan();

  /**
   * The languages in which refusals are explained: those of this library, then those that the
   * application adds.
   */
  List<Locale> languages();

  /** What the filter has counted so far. */
  UpgradeReport report();

  /**
   * What a request was really negotiated with: as the container's connection shows it, or as a
   * trusted proxy reports it. Nothing is counted, logged or written.
   *
   * @param request as the application has it; wrappers of other filters are looked through
   */
  NegotiatedProtocol negotiated(HttpServletRequest request);

  /**
   * The violations of the policy by a request, in the order of the policy; empty if it complies.
   * What is planned belongs to the policy from its date on. Neither the mode nor brownouts nor
   * exemptions matter, and a date of the whole policy does not either. Nothing is counted, logged
   * or written.
   *
   * @param request as the application has it; wrappers of other filters are looked through
   */
  List<Violation> violations(HttpServletRequest request);

  /**
   * The violations of the planned policy by a request, whatever its date; the same as {@link
   * #violations} if nothing is planned. Nothing is counted, logged or written.
   *
   * @param request as the application has it; wrappers of other filters are looked through
   */
  List<Violation> plannedViolations(HttpServletRequest request);

  /**
   * The explanation, in the default language, with which the filter would refuse a request of this
   * protocol in the current mode; empty if it would serve the request. For requests that pass no
   * servlet filter, such as those to Vert.x routes of Quarkus. Exemptions do not matter. Nothing is
   * counted or logged.
   *
   * @param negotiated what the connection negotiated, or a trusted proxy reports
   * @param clientAddress the address of the client, by which a brownout of some clients selects;
   *     empty if it has none, as by a Unix domain socket
   */
  Optional<Explanation> refusal(NegotiatedProtocol negotiated, String clientAddress);
}
