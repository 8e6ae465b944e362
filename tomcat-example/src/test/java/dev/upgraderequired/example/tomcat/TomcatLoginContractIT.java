package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.LoginContract;
import java.security.Principal;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.authenticator.AuthenticatorBase;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.authenticator.FormAuthenticator;
import org.apache.catalina.realm.GenericPrincipal;
import org.apache.catalina.realm.RealmBase;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;

class TomcatLoginContractIT extends LoginContract {

  @Override
  protected ContractServer start(Setting setting) throws Exception {
    return ContractTomcat.of(
        context -> {
          protect(context, setting);
          errorCodes(setting)
              .forEach(code -> context.addErrorPage(ContractTomcat.errorPage(code, ERROR_PAGE)));
        },
        started -> register(started, setting));
  }

  private static void protect(Context context, Setting setting) {
    context.setRealm(new OneUser());
    context.addSecurityRole(ROLE);
    context.setLoginConfig(
        new LoginConfig(setting.method(), "operators", LOGIN_PAGE, FAILURE_PAGE));
    SecurityConstraint operators = constraint(PROTECTED, setting.confidential());
    operators.addAuthRole(ROLE);
    context.addConstraint(operators);
    if (setting.confidential()) {
      context.addConstraint(constraint("/j_security_check", true));
    }
    context.getPipeline().addValve(authenticator(setting));
  }

  private static AuthenticatorBase authenticator(Setting setting) {
    return setting.method().equals("FORM") ? new FormAuthenticator() : new BasicAuthenticator();
  }

  private static SecurityConstraint constraint(String path, boolean confidential) {
    SecurityCollection collection = new SecurityCollection();
    collection.addPattern(path);
    SecurityConstraint constraint = new SecurityConstraint();
    constraint.addCollection(collection);
    constraint.setUserConstraint(confidential ? "CONFIDENTIAL" : "NONE");
    return constraint;
  }

  static final class OneUser extends RealmBase {

    @Override
    protected String getPassword(String username) {
      return username.equals(USER) ? PASSWORD : null;
    }

    @Override
    protected Principal getPrincipal(String username) {
      return new GenericPrincipal(username, List.of(ROLE));
    }
  }
}
