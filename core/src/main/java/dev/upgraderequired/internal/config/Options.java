package dev.upgraderequired.internal.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The options of a filter as typed values. Those that are not set have their defaults. */
public final class Options {

  /** Every option, in the order in which mistakes are reported. */
  public static final List<OptionKey<?>> ALL =
      Stream.of(
              PolicyOptions.ALL,
              PlanOptions.ALL,
              ProxyOptions.ALL,
              RefusalOptions.ALL,
              ServedOptions.ALL,
              ExemptionOptions.ALL,
              ModeOptions.ALL,
              RolloutOptions.ALL)
          .<OptionKey<?>>flatMap(List::stream)
          .toList();

  public static final Options DEFAULTS = new Options(Map.of(), Set.of());

  private final Map<OptionKey<?>, Object> values;
  private final Set<OptionKey<?>> rejected;

  /**
   * @param rejected options whose value was not accepted; they count as set, so that no other
   *     option is reported for their absence
   */
  public Options(Map<OptionKey<?>, Object> values, Set<OptionKey<?>> rejected) {
    this.values = Map.copyOf(values);
    this.rejected = Set.copyOf(rejected);
  }

  @SuppressWarnings("unchecked") // OptionText and the builder put in values of the option's type.
  public <T> T get(OptionKey<T> option) {
    return (T) values.getOrDefault(option, option.byDefault());
  }

  /** Whether the option is set to anything but its default, even if the value was rejected. */
  public boolean isSet(OptionKey<?> option) {
    Object value = values.get(option);
    return rejected.contains(option) || (value != null && !value.equals(option.byDefault()));
  }

  /** Whether the option was given, even if its value is the default or was rejected. */
  boolean isGiven(OptionKey<?> option) {
    return rejected.contains(option) || values.containsKey(option);
  }

  /** Whether the option has a value that was accepted, if only its default. */
  boolean isAccepted(OptionKey<?> option) {
    return !rejected.contains(option);
  }

  /** These options; those that are not set here are taken from the others. */
  public Options over(Options others) {
    Map<OptionKey<?>, Object> all = new HashMap<>(others.values);
    all.putAll(values);
    Set<OptionKey<?>> allRejected = new HashSet<>(others.rejected);
    allRejected.removeAll(values.keySet());
    allRejected.addAll(rejected);
    return new Options(all, allRejected);
  }

  /** Reports options that contradict each other. */
  void check(Mistakes mistakes) {
    PolicyOptions.check(this, mistakes);
    PlanCheck.check(this, mistakes);
    ProxyOptions.check(this, mistakes);
    ModeOptions.check(this, mistakes);
    RolloutOptions.check(this, mistakes);
  }
}
