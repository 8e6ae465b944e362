package dev.upgraderequired.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A servlet container under test, and the JUnit extension that passes it to the contracts nested in
 * a test class. Every server it starts has TLS 1.0 to 1.3, and HTTP/2 on both ports.
 */
public interface Container extends ParameterResolver, BeforeAllCallback, AfterAllCallback {

  /**
   * Starts a server with the filter and {@link ContractServlets}.
   *
   * @param options init-params; the container may have defaults for others
   */
  ContractServer withFilter(Map<String, String> options) throws Exception;

  /** The same, where the container, or a filter, replaces what the request says by headers. */
  ContractServer withForwardedFields(Map<String, String> options) throws Exception;

  /**
   * Starts a server with {@link dev.upgraderequired.UpgradeRequiredListener}, {@link
   * ContractServlets}, and {@link EchoEndpoint}; for containers with a WebSocket implementation.
   *
   * @param options context-params, without their prefix
   */
  default ContractServer withListener(Map<String, String> options) throws Exception {
    throw new UnsupportedOperationException("no WebSocket implementation");
  }

  /**
   * Starts a server with the filter and {@link ContractServlets}, with a Unix domain socket beside
   * its ports; for containers that have such sockets.
   *
   * @param file the path of the socket
   */
  default ContractServer withUnixSocket(Map<String, String> options, Path file) throws Exception {
    throw new UnsupportedOperationException("no Unix domain sockets");
  }

  /** Starts a server with nothing but an application. */
  ContractServer withApplication(ContractApplication application) throws Exception;

  @Override
  default void beforeAll(ExtensionContext context) {
    Lookups.record();
  }

  /** Whatever contracts have led to is in the metadata for native images. */
  @Override
  default void afterAll(ExtensionContext context) {
    assertThat(Lookups.missing()).as("missing in reachability-metadata.json").isEmpty();
  }

  @Override
  default boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
    return parameter.getParameter().getType() == Container.class;
  }

  @Override
  default Container resolveParameter(ParameterContext parameter, ExtensionContext extension) {
    return this;
  }
}
