package dev.upgraderequired.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.contract.ContractServer;
import dev.upgraderequired.contract.ContractServlets;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client shows of refusals by both examples, and that docs/clients.md says so. */
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class ClientContract {

  /** The summary, which explanations begin with; its first letter depends on where it stands. */
  static final String CLEARTEXT =
      "his site requires TLS 1.2 or newer; your connection was not encrypted.";

  static final String OLD_TLS = "his site requires TLS 1.3 or newer; your connection used TLS 1.2.";

  static final int LARGE = 5_000_000;

  /** By default; on the connection that has just had a refusal. */
  private static final String EXEMPT = "/.well-known/acme-challenge/x";

  @Parameter private Container container;

  private final String name;

  /**
   * @param name of the client in the documentation
   */
  ClientContract(String name) {
    this.name = name;
  }

  final String name() {
    return name;
  }

  abstract RealClient open(Trust trust, Setup setup) throws Exception;

  abstract boolean speaksHttp2();

  boolean speaksHttp1() {
    return true;
  }

  @Test
  void showsTheRefusalOfCleartext() throws Exception {
    ContractServer server = container.requiring("TLSv1.2");
    try (RealClient client = open(Trust.in(server), Setup.BY_DEFAULT)) {
      Seen seen = client.get(http(server));

      assertThat(seen.text()).contains(CLEARTEXT);
      assertDocumented("cleartext", List.of(seen));
    }
  }

  @Test
  void showsTheRefusalOfOldTls() throws Exception {
    List<Seen> seen = new ArrayList<>();
    if (speaksHttp1()) {
      seen.add(getRequiringTls13(Setup.TLS_1_2_AND_HTTP_1_1));
    }
    if (speaksHttp2()) {
      Seen withoutField = getRequiringTls13(Setup.TLS_1_2_AND_HTTP_2);
      // RFC 9113 §8.2.2 forbids it.
      assertThat(withoutField.text()).doesNotContain("Upgrade: ");
      seen.add(withoutField);
    }
    assertThat(seen).allSatisfy(each -> assertThat(each.text()).contains(OLD_TLS));
    assertDocumented("old TLS", seen);
  }

  @Test
  void isServedByDefault() throws Exception {
    assertDocumented("compliant", List.of(getRequiringTls13(Setup.BY_DEFAULT)));
  }

  @Test
  void isServedIfItInsistsOnTls13() throws Exception {
    assertDocumented("compliant", List.of(getRequiringTls13(Setup.TLS_1_3)));
  }

  private Seen getRequiringTls13(Setup setup) throws Exception {
    ContractServer server = container.requiring("TLSv1.3");
    try (RealClient client = open(Trust.in(server), setup)) {
      return client.get(https(server));
    }
  }

  @Test
  void goesOnAfterARefusal() throws Exception {
    ContractServer server = container.requiring("TLSv1.2");
    try (RealClient client = open(Trust.in(server), Setup.BY_DEFAULT)) {
      assertThat(client.get(http(server)).text()).contains(CLEARTEXT);
      assertDocumented("compliant", List.of(client.get(https(server))));
      assertThat(client.get(http(server)).text()).contains(CLEARTEXT);
      if (speaksHttp1()) {
        assertThat(client.get(http(server).resolve(EXEMPT)).text())
            .contains(ContractServlets.SERVED);
      }
    }
  }

  @Test
  void showsOneOfTheDocumentedAnswersToALargePost() throws Exception {
    ContractServer cleartext = container.requiring("TLSv1.2");
    try (RealClient client = open(Trust.in(cleartext), Setup.BY_DEFAULT)) {
      assertOneDocumented("POST of 5 MB", client.post(http(cleartext), new byte[LARGE]));
    }
    ContractServer oldTls = container.requiring("TLSv1.3");
    Setup best = speaksHttp2() ? Setup.TLS_1_2_AND_HTTP_2 : Setup.TLS_1_2_AND_HTTP_1_1;
    try (RealClient client = open(Trust.in(oldTls), best)) {
      assertOneDocumented("POST of 5 MB", client.post(https(oldTls), new byte[LARGE]));
    }
  }

  final Container container() {
    return container;
  }

  static URI http(ContractServer server) {
    return URI.create("http://localhost:" + server.httpPort() + "/contract/x");
  }

  static URI https(ContractServer server) {
    return URI.create("https://localhost:" + server.httpsPort() + "/contract/x");
  }

  private void assertDocumented(String column, List<Seen> seen) {
    assertThat(Documented.quotes(name, column))
        .isNotEmpty()
        .allSatisfy(
            quote -> assertThat(seen).anySatisfy(s -> assertThat(s.text()).contains(quote)));
  }

  private void assertOneDocumented(String column, Seen seen) {
    assertThat(Documented.quotes(name, column))
        .anySatisfy(quote -> assertThat(seen.text()).contains(quote));
    assertThat(seen.text()).doesNotContain(ContractServlets.SERVED);
  }
}
