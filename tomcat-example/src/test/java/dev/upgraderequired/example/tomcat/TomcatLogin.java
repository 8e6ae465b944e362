package dev.upgraderequired.example.tomcat;

import dev.upgraderequired.contract.ContractLogin;
import java.security.Principal;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.authenticator.FormAuthenticator;
import org.apache.catalina.realm.GenericPrincipal;
import org.apache.catalina.realm.RealmBase;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;

/** Authentication by Tomcat. */
final class TomcatLogin {

  private TomcatLogin() {}

  static void require(ContractLogin login, Context context) {
    context.setRealm(new OneUser());
    context.addSecurityRole(ContractLogin.ROLE);
    context.setLoginConfig(
        new LoginConfig(
            login.method(), ContractLogin.REALM, ContractLogin.PAGE, ContractLogin.FAILURE_PAGE));
    SecurityConstraint operators = constraint(ContractLogin.PROTECTED, login.confidential());
    operators.addAuthRole(ContractLogin.ROLE);
    context.addConstraint(operators);
    if (login.confidential()) {
      context.addConstraint(constraint(ContractLogin.CHECK, true));
    }
    context
        .getPipeline()
        .addValve(login.isForm() ? new FormAuthenticator() : new BasicAuthenticator());
  }

  private static SecurityConstraint constraint(String path, boolean confidential) {
    SecurityCollection collection = new SecurityCollection();
    collection.addPattern(path);
    SecurityConstraint constraint = new SecurityConstraint();
    constraint.addCollection(collection);
    constraint.setUserConstraint(confidential ? "CONFIDENTIAL" : "NONE");
    return constraint;
  }

  /** The user of {@link ContractLogin}. */
  static final class OneUser extends RealmBase {

    @Override
    protected String getPassword(String username) {
      return username.equals(ContractLogin.USER) ? ContractLogin.PASSWORD : null;
    }

    @Override
    protected Principal getPrincipal(String username) {
      return new GenericPrincipal(username, List.of(ContractLogin.ROLE));
    }
  }
}
