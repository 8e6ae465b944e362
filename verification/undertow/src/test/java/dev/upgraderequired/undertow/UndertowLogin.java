package dev.upgraderequired.undertow;

import dev.upgraderequired.contract.ContractLogin;
import io.undertow.security.idm.Account;
import io.undertow.security.idm.Credential;
import io.undertow.security.idm.IdentityManager;
import io.undertow.security.idm.PasswordCredential;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.LoginConfig;
import io.undertow.servlet.api.SecurityConstraint;
import io.undertow.servlet.api.SecurityInfo;
import io.undertow.servlet.api.TransportGuaranteeType;
import io.undertow.servlet.api.WebResourceCollection;
import java.security.Principal;
import java.util.Set;

/** Authentication by Undertow. */
final class UndertowLogin {

  private UndertowLogin() {}

  static void require(ContractLogin login, DeploymentInfo application) {
    application
        .setConfidentialPortManager(exchange -> 443)
        .setIdentityManager(new OneUser())
        .addSecurityRole(ContractLogin.ROLE)
        .setLoginConfig(
            new LoginConfig(
                login.method(),
                ContractLogin.REALM,
                ContractLogin.PAGE,
                ContractLogin.FAILURE_PAGE))
        .addSecurityConstraint(
            constraint(ContractLogin.PROTECTED, login.confidential())
                .addRoleAllowed(ContractLogin.ROLE));
    if (login.confidential()) {
      application.addSecurityConstraint(
          constraint(ContractLogin.CHECK, true)
              .setEmptyRoleSemantic(SecurityInfo.EmptyRoleSemantic.PERMIT));
    }
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
      return Set.of(ContractLogin.ROLE);
    }
  }

  private static final class OneUser implements IdentityManager {

    @Override
    public Account verify(Account account) {
      return account;
    }

    @Override
    public Account verify(String id, Credential credential) {
      return id.equals(ContractLogin.USER)
              && credential instanceof PasswordCredential password
              && ContractLogin.PASSWORD.equals(String.valueOf(password.getPassword()))
          ? new Operator(() -> id)
          : null;
    }

    @Override
    public Account verify(Credential credential) {
      return null;
    }
  }
}
