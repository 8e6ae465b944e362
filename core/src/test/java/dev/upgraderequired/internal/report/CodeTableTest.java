package dev.upgraderequired.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CodeTableTest {

  @Test
  void saysWhatACodeMeansAndWhoHasToAct() {
    assertThat(CodeTable.of(Map.of("tls-version-too-low", 7L)))
        .contains(
            "<code>tls-version-too-low</code><br><small>the TLS version is below"
                + " <code>minimumTls</code> or <code>plannedMinimumTls</code></small></th>"
                + "<td>visitor, client's developer</td><td>7</td>");
  }

  @Test
  void namesFaultsOfProxiesMostFrequentFirst() {
    assertThat(
            CodeTable.proxyFaults(
                Map.of("proxy-contradictory", 2L, "cleartext", 9L, "tls-not-forwarded", 1234L)))
        .contains("<code>tls-not-forwarded</code> 1\u202f234, <code>proxy-contradictory</code> 2.");
    assertThat(CodeTable.proxyFaults(Map.of("encryption-unknown", 1L)))
        .contains("<code>encryption-unknown</code> 1");
    assertThat(CodeTable.proxyFaults(Map.of("cleartext", 9L))).isEmpty();
  }

  @Test
  void escapesCodesOfOtherVersions() {
    assertThat(CodeTable.of(Map.of("<b>", 1L)))
        .contains("<code>&lt;b&gt;</code></th><td></td><td>1</td>");
    assertThat(CodeTable.of(Map.of())).isEmpty();
  }
}
