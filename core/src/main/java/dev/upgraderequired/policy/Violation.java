package dev.upgraderequired.policy;

import dev.upgraderequired.policy.Requirement.MinimumHttp;
import dev.upgraderequired.policy.Requirement.MinimumTls;
import dev.upgraderequired.protocol.CipherSuite;
import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.RequestedUpgrade;
import dev.upgraderequired.protocol.TlsVersion;
import java.util.List;

/** One way in which a request fell short of one requirement. */
public sealed interface Violation {

  /** The codes of all that there are. */
  List<String> CODES =
      List.of(
          "cleartext",
          "encryption-unknown",
          "tls-version-too-low",
          "tls-version-unknown",
          "tls-not-forwarded",
          "proxy-contradictory",
          "cipher-suite-not-accepted",
          "cipher-suite-unknown",
          "cipher-suite-not-forwarded",
          "http-version-too-low",
          "http-version-unknown",
          "http-version-not-forwarded",
          "upgrade-not-requested",
          "websocket-version-unsupported");

  /** A name for programs and logs that stays the same in every release. */
  String code();

  /** What was demanded. */
  Requirement requirement();

  /** Whether another connection may do for the same request. */
  default boolean isOfConnection() {
    return requirement().isOfConnection();
  }

  /** What was seen instead, for programs: {@code TLS/1.1}, {@code HTTP/1.0}, {@code none}. */
  String actual();

  /** The connection is not encrypted. */
  record Cleartext(Requirement requirement) implements Violation {
    @Override
    public String code() {
      return "cleartext";
    }

    @Override
    public String actual() {
      return "none";
    }
  }

  /** Nothing tells whether the connection is encrypted. */
  record EncryptionUnknown(Requirement requirement) implements Violation {
    @Override
    public String code() {
      return "encryption-unknown";
    }

    @Override
    public String actual() {
      return "unknown";
    }
  }

  /** The connection is encrypted with too old a version of TLS. */
  record TlsVersionTooLow(MinimumTls requirement, TlsVersion seen) implements Violation {
    @Override
    public String code() {
      return "tls-version-too-low";
    }

    @Override
    public String actual() {
      return seen.token();
    }
  }

  /** The connection is encrypted, but no source tells the version of TLS. */
  record TlsVersionUnknown(MinimumTls requirement) implements Violation {
    @Override
    public String code() {
      return "tls-version-unknown";
    }

    @Override
    public String actual() {
      return "TLS";
    }
  }

  /** A trusted proxy does not tell how its client's connection is encrypted. */
  record TlsNotForwarded(Requirement requirement) implements Violation {
    @Override
    public String code() {
      return "tls-not-forwarded";
    }

    @Override
    public String actual() {
      return "unknown";
    }
  }

  /**
   * A trusted proxy reported facts about its client's connection that contradict each other, such
   * as a TLS version and the scheme http.
   */
  record ProxyContradictory(Requirement requirement) implements Violation {
    @Override
    public String code() {
      return "proxy-contradictory";
    }

    @Override
    public String actual() {
      return "unknown";
    }
  }

  /** The connection is encrypted with a cipher suite that is not among those accepted. */
  record CipherSuiteNotAccepted(AcceptedCipherSuites requirement, CipherSuite seen)
      implements Violation {
    @Override
    public String code() {
      return "cipher-suite-not-accepted";
    }

    @Override
    public String actual() {
      return seen.name();
    }
  }

  /** The connection is encrypted, but no source tells the cipher suite. */
  record CipherSuiteUnknown(AcceptedCipherSuites requirement) implements Violation {
    @Override
    public String code() {
      return "cipher-suite-unknown";
    }

    @Override
    public String actual() {
      return "unknown";
    }
  }

  /** A trusted proxy does not tell with which cipher suite its client's connection is encrypted. */
  record CipherSuiteNotForwarded(AcceptedCipherSuites requirement) implements Violation {
    @Override
    public String code() {
      return "cipher-suite-not-forwarded";
    }

    @Override
    public String actual() {
      return "unknown";
    }
  }

  /** The request was made in too old a version of HTTP. */
  record HttpVersionTooLow(MinimumHttp requirement, HttpVersion seen) implements Violation {
    @Override
    public String code() {
      return "http-version-too-low";
    }

    @Override
    public String actual() {
      return seen.token();
    }
  }

  /** The request does not tell its version of HTTP in a form that we know. */
  record HttpVersionUnknown(MinimumHttp requirement) implements Violation {
    @Override
    public String code() {
      return "http-version-unknown";
    }

    @Override
    public String actual() {
      return "unknown";
    }
  }

  /** A trusted proxy does not tell in which version of HTTP its client made the request. */
  record HttpVersionNotForwarded(MinimumHttp requirement) implements Violation {
    @Override
    public String code() {
      return "http-version-not-forwarded";
    }

    @Override
    public String actual() {
      return "unknown";
    }
  }

  /** The request does not ask to go on in the one protocol that is spoken behind it. */
  record UpgradeNotRequested(RequiredUpgrade requirement, HttpVersion seen) implements Violation {
    @Override
    public String code() {
      return "upgrade-not-requested";
    }

    @Override
    public String actual() {
      return seen.token();
    }
  }

  /** The request asks for WebSocket, but not for the one version that there is. */
  record WebSocketVersionUnsupported(RequiredUpgrade requirement) implements Violation {
    @Override
    public String code() {
      return "websocket-version-unsupported";
    }

    @Override
    public String actual() {
      return RequestedUpgrade.WEBSOCKET;
    }
  }
}
