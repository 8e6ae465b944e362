package dev.upgraderequired.example.jetty;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.LoginContract;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.security.ConstraintMapping;
import org.eclipse.jetty.ee10.servlet.security.ConstraintSecurityHandler;
import org.eclipse.jetty.security.Authenticator;
import org.eclipse.jetty.security.Constraint;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.security.authentication.FormAuthenticator;
import org.eclipse.jetty.util.security.Credential;

class JettyLoginContractIT extends LoginContract {

  @Override
  protected ContractServer start(Setting setting) throws Exception {
    ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
    context.setSecurityHandler(security(setting));
    ErrorPageErrorHandler errorPages = new ErrorPageErrorHandler();
    errorCodes(setting).forEach(code -> errorPages.addErrorPage(code, ERROR_PAGE));
    context.setErrorHandler(errorPages);
    return ContractJetty.of(context, started -> register(started, setting));
  }

  @Override
  protected boolean dispatchesBeforeFilters() {
    return false;
  }

  private static ConstraintSecurityHandler security(Setting setting) {
    UserStore users = new UserStore();
    users.addUser(USER, Credential.getCredential(PASSWORD), new String[] {ROLE});
    HashLoginService login = new HashLoginService("operators");
    login.setUserStore(users);
    Constraint.Builder operators = new Constraint.Builder().roles(ROLE);
    ConstraintSecurityHandler security = new ConstraintSecurityHandler();
    security.setLoginService(login);
    security.setAuthenticator(authenticator(setting));
    if (setting.confidential()) {
      operators.transport(Constraint.Transport.SECURE);
      security.addConstraintMapping(
          mapping(
              "/j_security_check",
              new Constraint.Builder()
                  .authorization(Constraint.Authorization.ALLOWED)
                  .transport(Constraint.Transport.SECURE)
                  .build()));
    }
    security.addConstraintMapping(mapping(PROTECTED, operators.build()));
    return security;
  }

  private static Authenticator authenticator(Setting setting) {
    return setting.method().equals("FORM")
        ? new FormAuthenticator(LOGIN_PAGE, FAILURE_PAGE, true)
        : new BasicAuthenticator();
  }

  private static ConstraintMapping mapping(String path, Constraint constraint) {
    ConstraintMapping mapping = new ConstraintMapping();
    mapping.setPathSpec(path);
    mapping.setConstraint(constraint);
    return mapping;
  }
}
