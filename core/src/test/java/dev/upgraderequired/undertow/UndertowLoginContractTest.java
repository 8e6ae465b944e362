package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.LoginContract;
import io.undertow.security.idm.Account;
import io.undertow.security.idm.Credential;
import io.undertow.security.idm.IdentityManager;
import io.undertow.security.idm.PasswordCredential;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.LoginConfig;
import io.undertow.servlet.api.SecurityConstraint;
import io.undertow.servlet.api.SecurityInfo;
import io.undertow.servlet.api.TransportGuaranteeType;
import io.undertow.servlet.api.WebResourceCollection;
import java.security.Principal;
import java.util.Set;

class UndertowLoginContractTest extends LoginContract {

  @Override
  protected ContractServer start(Setting setting) throws Exception {
    DeploymentInfo application =
        ContractUndertow.deployment(
                ContractUndertow.listener(context -> register(context, setting)))
            .setEagerFilterInit(true)
            .setConfidentialPortManager(exchange -> 443)
            .setIdentityManager(new OneUser())
            .addSecurityRole(ROLE)
            .setLoginConfig(
                new LoginConfig(setting.method(), "operators", LOGIN_PAGE, FAILURE_PAGE))
            .addSecurityConstraint(
                constraint(PROTECTED, setting.confidential()).addRoleAllowed(ROLE));
    if (setting.confidential()) {
      application.addSecurityConstraint(
          constraint("/j_security_check", true)
              .setEmptyRoleSemantic(SecurityInfo.EmptyRoleSemantic.PERMIT));
    }
    errorCodes(setting).forEach(code -> application.addErrorPage(new ErrorPage(ERROR_PAGE, code)));
    return ContractUndertow.start(application);
  }

  private static SecurityConstraint constraint(String path, boolean confidential) {
    return new SecurityConstraint()
        .addWebResourceCollection(new WebResourceCollection().addUrlPattern(path))
        .setTransportGuaranteeType(
            confidential ? TransportGuaranteeType.CONFIDENTIAL : TransportGuaranteeType.NONE);
  }

  private record Operator(Principal principal) implements Account {

    @Override
    public Principal getPrincipal() {
      return principal;
    }

    @Override
    public Set<String> getRoles() {
      return Set.of(ROLE);
    }
  }

  private static final class OneUser implements IdentityManager {

    @Override
    public Account verify(Account account) {
      return account;
    }

    @Override
    public Account verify(String id, Credential credential) {
      return id.equals(USER)
              && credential instanceof PasswordCredential password
              && PASSWORD.equals(String.valueOf(password.getPassword()))
          ? new Operator(() -> id)
          : null;
    }

    @Override
    public Account verify(Credential credential) {
      return null;
    }
  }
}
