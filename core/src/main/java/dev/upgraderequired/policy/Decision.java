package dev.upgraderequired.policy;

import java.util.List;

/** What a policy says of one negotiated protocol. */
public sealed interface Decision {

  /** What the request falls short of, in the order of the policy; nothing, where it may proceed. */
  List<Violation> violations();

  /** The request meets every requirement. */
  record Proceed() implements Decision {
    @Override
    public List<Violation> violations() {
      return List.of();
    }
  }

  /** The request falls short: of everything in the list, which is in the order of the policy. */
  record Shortfall(List<Violation> violations) implements Decision {
    public Shortfall {
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("nothing is violated");
      }
      violations = List.copyOf(violations);
    }
  }
}
