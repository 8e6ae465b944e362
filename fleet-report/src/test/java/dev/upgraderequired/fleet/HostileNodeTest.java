package dev.upgraderequired.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A node whose report is made to harm the others. They are reported as if it had none. */
class HostileNodeTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FakeNodes nodes;

  @BeforeEach
  void start() throws IOException {
    nodes = new FakeNodes();
  }

  @AfterEach
  void stop() {
    nodes.stop();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      useHeadersInDisplayName = true,
      textBlock =
          """
          MEMBER                     | VALUE
          /since                     | "+1000000000-12-31T23:59:59.999999999Z"
          /since                     | "-1000000000-01-01T00:00:00Z"
          /until                     | "+1000000000-12-31T23:59:59.999999999Z"
          /until                     | "9999-01-01T00:00:00Z"
          /planned/enforceFrom       | "+1000000000-12-31T23:59:59.999999999Z"
          /planned/brownouts/0/from  | "-1000000000-01-01T00:00:00Z"
          /planned/brownoutPercent   | 4294967306
          /hours                     | []
          /hours/0/start             | "-1000000000-01-01T00:00:00Z"
          /hours/23/start            | "9999-01-01T00:00:00Z"
          /hours/23/start            | "2025-01-15T12:34:00Z"
          /hours/23/verdicts/refused | 9223372036854775807
          /requests                  | 9223372036854775807
          /protocols/0/requests      | 9223372036854775807
          /violations/tls-required   | 18446744073709551617
          /sketches/agents/tooLowByAtMost | 9223372036854775807
          /sketches/agents/items     | [[18446744073709551617, "x"]]
          /sketches/violators/items  | [[1, "n", "a", "/", "x", "HTTP/1.1", "none"]]
          /sketches/violators/items  | [[1, "n", "a", "/", "direct", "x", "none"]]
          /sketches/violators/items  | [[1, "n", "a", "/", "direct", "HTTP/1.1", "x"]]
          /sketches/violators/items  | [[1, "n", "a", "/", "direct", "HTTP/1.1", "none", "AAAA"]]
          /sketches/violators/items  | [[1, "n", "a", "/", "direct", "HTTP/1.1", "none", 7]]
          /sketches/agents/items     | [[1, "x", {}]]
          /sketches/clients/0/http   | "x"
          /sketches/clients/0/tls    | "x"
          /sketches/clients/0/violates | ["x"]
          /sketches/clients/0/registers | "AAAA"
          /notices                   | [{}]
          """)
  void isMissing(String member, String value) throws IOException {
    Run run = run("html", good(), hostile(member, value));

    assertThat(run.output()).contains("1 source missing from the counts").contains("curl/8");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void isToldWhatIsWrongWithTheClientsOfASource() throws IOException {
    String source = hostile("/sketches/agents/items", "[[1, \"x\", \"AAAA\"]]");

    assertThat(run("html", good(), source).errors())
        .contains(
            source
                + " is no report: shop.sketches.agents.items[][2]: 3 bytes; there have to be 16");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 100_000})
  void isMissingIfItNestsDeeply(int depth) {
    Run run = run("html", good(), nodes.serves("{\"shop\":" + "[".repeat(depth)));

    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void isMissingIfItHasMillionsOfValues() {
    Run run = run("html", good(), nodes.serves("[" + "[],".repeat(5_000_000) + "[]]"));

    assertThat(run.errors()).contains("Token count");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void canPutNoMarkupIntoThePage() throws IOException {
    String markup = "<script>alert(1)</script>'\"><img src=x onerror=alert(1)>${reports}";
    JsonNode report = JSON.readTree(new SomeNode("hostile").refuse(1, markup).warn(2, "y").json());
    replaceTexts(report.path("shop"), markup);
    ObjectNode all = JSON.createObjectNode().set(markup, report.path("shop"));

    Run run = run("html", nodes.serves(all.toString()));

    assertThat(run.exitCode()).as(run.errors()).isZero();
    assertThat(run.output())
        .contains("&lt;script&gt;")
        .doesNotContain("<script")
        .doesNotContain("<img");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "=1+1\u2028", "@x\u0085", "+1\u2029", "\t=1", "\r\n=1", "-1"})
  void canPutNoFormulaIntoATable(String agent) {
    Run run = run("csv", nodes.serves(new SomeNode("hostile").refuse(1, agent).json()));

    String cell = run.output().split("192.0.2.0/24,", -1)[1];
    assertThat(cell).doesNotStartWith(agent).matches("(?s)\"?['?].*");
  }

  /** Replaces the texts that a page shows, and no reader checks. */
  private static void replaceTexts(JsonNode filter, String text) {
    ObjectNode shop = (ObjectNode) filter;
    for (String name : new String[] {"node", "policy", "inForceInWords"}) {
      shop.put(name, text);
    }
    ((ObjectNode) shop.path("planned")).put("requiredInWords", text);
    ((ArrayNode) shop.path("notices")).add(text);
    ((ObjectNode) shop.path("violations")).put(text, 1);
    for (String list : new String[] {"networks", "agents", "paths"}) {
      ((ObjectNode) shop.path("sketches").path(list))
          .putArray("items")
          .add(JSON.createArrayNode().add(1).add(text));
    }
    ((ObjectNode) shop.path("sketches").path("violators"))
        .putArray("items")
        .add(
            JSON.createArrayNode()
                .add(1)
                .add(text)
                .add(text)
                .add(text)
                .add("direct")
                .add("HTTP/1.1")
                .add("none"));
  }

  private String good() {
    return nodes.serves(new SomeNode("good").refuse(1, "curl/8").json());
  }

  private String hostile(String member, String value) throws IOException {
    JsonNode report =
        JSON.readTree(new SomeNode("hostile").refuse(2, "hostile").warn(3, "hostile").json());
    JsonPointer pointer = JsonPointer.compile("/shop" + member);
    JsonNode parent = report.at(pointer.head());
    assertThat(parent).as(member).isInstanceOf(ObjectNode.class);
    ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), JSON.readTree(value));
    return nodes.serves(report.toString());
  }

  private static Run run(String format, String... sources) {
    String[] args = new String[sources.length + 2];
    args[0] = "--format=" + format;
    args[1] = "--timeout=60s";
    System.arraycopy(sources, 0, args, 2, sources.length);
    return Run.of(args);
  }
}
