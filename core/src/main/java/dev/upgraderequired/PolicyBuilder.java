package dev.upgraderequired;

import dev.upgraderequired.internal.config.CipherSuiteOption;
import dev.upgraderequired.internal.config.PlanOptions;
import dev.upgraderequired.internal.config.PolicyOptions;
import dev.upgraderequired.internal.policy.AnyTls;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.spi.WhenTlsUnknown;
import java.util.Optional;

/**
 * The options of {@link UpgradeRequiredFilterBuilder} about what is required, now and later.
 *
 * @param <B> the builder, which every method returns
 */
abstract sealed class PolicyBuilder<B extends PolicyBuilder<B>> extends OptionsBuilder<B>
    permits UpgradeRequiredFilterBuilder {

  PolicyBuilder() {}

  /** The oldest accepted TLS version. Default: {@code TLSv1.2} (RFC 9325 §3.1.1). */
  public B minimumTls(TlsVersion minimum) {
    return optional(PolicyOptions.MINIMUM_TLS, minimum, PolicyOptions::minimumTls);
  }

  /** Requires TLS of any version: {@code minimumTls=any} in {@code web.xml}. */
  public B anyTlsVersion() {
    return set(PolicyOptions.MINIMUM_TLS, Optional.of(new AnyTls()));
  }

  /** Accepts cleartext: {@code minimumTls=none} in {@code web.xml}. */
  public B allowCleartext() {
    return set(PolicyOptions.MINIMUM_TLS, Optional.empty());
  }

  /** The oldest accepted HTTP version: 1.1, 2 or 3. Default: {@code none}. */
  public B minimumHttp(HttpVersion minimum) {
    return optional(PolicyOptions.MINIMUM_HTTP, minimum, PolicyOptions::minimumHttp);
  }

  /**
   * The accepted cipher suites: {@code any}, {@code forward-secret}, {@code aead}, or names, with
   * {@code *} for any part of them: {@code TLS_AES_*}. Default: {@code any}. RFC 9325 §4.2
   * recommends {@code TLS_AES_*}, {@code TLS_CHACHA20_*} and {@code TLS_ECDHE_*_GCM_*}. A client
   * that negotiates TLS 1.3 is refused if its suite is not accepted.
   */
  public B cipherSuites(String... namesOrQuality) {
    return list(PolicyOptions.CIPHER_SUITES, namesOrQuality, CipherSuiteOption::of);
  }

  /**
   * The oldest TLS version that is to be accepted later: requests of older ones are counted,
   * warned, refused in brownouts, and refused from {@code enforceFrom} on, if they comply with what
   * is required now. What is planned must be stricter than that in something, and laxer in nothing.
   * Default: nothing is planned.
   */
  public B plannedMinimumTls(TlsVersion minimum) {
    return optional(PlanOptions.PLANNED_MINIMUM_TLS, minimum, PolicyOptions::minimumTls);
  }

  /**
   * Plans to require TLS of any version, for filters that allow cleartext until then: {@code
   * plannedMinimumTls=any} in {@code web.xml}.
   */
  public B plannedAnyTlsVersion() {
    return set(PlanOptions.PLANNED_MINIMUM_TLS, Optional.of(new AnyTls()));
  }

  /**
   * The oldest HTTP version that is to be accepted later: 1.1, 2 or 3, like {@link
   * #plannedMinimumTls}. Default: nothing is planned.
   */
  public B plannedMinimumHttp(HttpVersion minimum) {
    return optional(PlanOptions.PLANNED_MINIMUM_HTTP, minimum, PolicyOptions::minimumHttp);
  }

  /**
   * The cipher suites that are to be accepted later, all of which are accepted now, like {@link
   * #plannedMinimumTls}: {@code forward-secret}, {@code aead}, or names as in {@link
   * #cipherSuites}. Default: nothing is planned.
   */
  public B plannedCipherSuites(String... namesOrQuality) {
    return list(PlanOptions.PLANNED_CIPHER_SUITES, namesOrQuality, PlanOptions::cipherSuites);
  }

  /**
   * The protocol to which every request must ask to upgrade, such as {@code websocket}, if the
   * guarded application speaks no other one (RFC 9110 §7.8). Default: {@code none}.
   */
  public B requiredUpgrade(String protocol) {
    return optional(PolicyOptions.REQUIRED_UPGRADE, protocol, PolicyOptions::requiredUpgrade);
  }

  /**
   * How requests are handled that are encrypted while no source reports the TLS version. Default:
   * {@link WhenTlsUnknown#REFUSE}.
   */
  public B whenTlsUnknown(WhenTlsUnknown answer) {
    return set(PolicyOptions.WHEN_TLS_UNKNOWN, answer);
  }
}
