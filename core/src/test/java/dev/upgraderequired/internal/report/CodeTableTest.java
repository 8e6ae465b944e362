package dev.upgraderequired.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.upgraderequired.spi.Violation.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTableTest {

  private static final Path DOCUMENTATION = Path.of("../docs/monitoring.md");

  @ParameterizedTest
  @EnumSource
  void explainsCodesAsTheDocumentationDoes(Kind kind) throws IOException {
    String meaning = CodeTable.meaning(kind).replaceAll("</?code>", "`");

    assertThat(Files.readString(DOCUMENTATION))
        .contains("| `" + kind.code() + "` | " + meaning + " |");
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
    assertThat(CodeTable.of(Map.of("<b>", 1L))).contains("<code>&lt;b&gt;</code></th><td>1</td>");
    assertThat(CodeTable.of(Map.of())).isEmpty();
  }
}
