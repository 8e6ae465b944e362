package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractLogin;
import org.eclipse.jetty.ee10.servlet.security.ConstraintMapping;
import org.eclipse.jetty.ee10.servlet.security.ConstraintSecurityHandler;
import org.eclipse.jetty.security.Authenticator;
import org.eclipse.jetty.security.Constraint;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.security.authentication.FormAuthenticator;
import org.eclipse.jetty.util.security.Credential;

/** Authentication by Jetty. */
final class JettyLogin {

  private JettyLogin() {}

  static ConstraintSecurityHandler handler(ContractLogin login) {
    ConstraintSecurityHandler security = new ConstraintSecurityHandler();
    security.setLoginService(oneUser());
    security.setAuthenticator(authenticator(login));
    Constraint.Builder operators = new Constraint.Builder().roles(ContractLogin.ROLE);
    if (login.confidential()) {
      operators.transport(Constraint.Transport.SECURE);
      security.addConstraintMapping(
          mapping(
              ContractLogin.CHECK,
              new Constraint.Builder()
                  .authorization(Constraint.Authorization.ALLOWED)
                  .transport(Constraint.Transport.SECURE)
                  .build()));
    }
    security.addConstraintMapping(mapping(ContractLogin.PROTECTED, operators.build()));
    return security;
  }

  private static HashLoginService oneUser() {
    UserStore users = new UserStore();
    users.addUser(
        ContractLogin.USER,
        Credential.getCredential(ContractLogin.PASSWORD),
        new String[] {ContractLogin.ROLE});
    HashLoginService service = new HashLoginService(ContractLogin.REALM);
    service.setUserStore(users);
    return service;
  }

  private static Authenticator authenticator(ContractLogin login) {
    return login.isForm()
        ? new FormAuthenticator(ContractLogin.PAGE, ContractLogin.FAILURE_PAGE, true)
        : new BasicAuthenticator();
  }

  private static ConstraintMapping mapping(String path, Constraint constraint) {
    ConstraintMapping mapping = new ConstraintMapping();
    mapping.setPathSpec(path);
    mapping.setConstraint(constraint);
    return mapping;
  }
}
