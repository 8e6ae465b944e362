package dev.upgraderequired.contract;

/**
 * The authentication of an application: {@link #ROLE} is required for {@link #PROTECTED}, and one
 * user has it.
 *
 * @param method BASIC or FORM
 * @param confidential whether {@link #PROTECTED} and {@link #CHECK} have a transport-guarantee
 */
public record ContractLogin(String method, boolean confidential) {

  public static final String REALM = "operators";
  public static final String USER = "op";
  public static final String PASSWORD = "secret";
  public static final String ROLE = "operator";
  public static final String PROTECTED = "/internal/*";
  public static final String PAGE = "/login";
  public static final String FAILURE_PAGE = "/login-failed";

  /** The path to which forms are posted. */
  public static final String CHECK = "/j_security_check";

  public boolean isForm() {
    return method.equals("FORM");
  }
}
