package dev.upgraderequired.contract;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An application for a container to run.
 *
 * @param setUp registers filters and servlets; called by a ServletContainerInitializer
 * @param contextPath empty for the root
 * @param anyPath whether the container accepts every path that it can be configured to accept
 * @param errorPages the statuses for which {@link #ERROR_PAGE} is shown
 * @param login the authentication, if any
 */
public record ContractApplication(
    Consumer<ServletContext> setUp,
    String contextPath,
    boolean anyPath,
    List<Integer> errorPages,
    Optional<ContractLogin> login) {

  public static final String ERROR_PAGE = "/error-page";

  public static ContractApplication of(Consumer<ServletContext> setUp) {
    return new ContractApplication(setUp, "", false, List.of(), Optional.empty());
  }

  ContractApplication at(String path, boolean any) {
    return new ContractApplication(setUp, path, any, errorPages, login);
  }

  ContractApplication withErrorPageFor(List<Integer> statuses) {
    return new ContractApplication(setUp, contextPath, anyPath, statuses, login);
  }

  ContractApplication with(ContractLogin configured) {
    return new ContractApplication(
        setUp, contextPath, anyPath, errorPages, Optional.of(configured));
  }
}
