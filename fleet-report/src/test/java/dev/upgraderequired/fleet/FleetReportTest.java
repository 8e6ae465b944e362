package dev.upgraderequired.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.upgraderequired.spi.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, with nodes that answer over real sockets. */
class FleetReportTest {

  /** On a machine that has much else to do. */
  private static final String PATIENT = "--timeout=60s";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private FakeNodes nodes;

  @BeforeEach
  void start() throws IOException {
    nodes = new FakeNodes();
  }

  @AfterEach
  void stop() {
    nodes.stop();
  }

  @Test
  void mergesNodes() throws Exception {
    SomeNode whole = new SomeNode("whole");
    SomeNode one = new SomeNode("one");
    SomeNode two = new SomeNode("two");
    Random random = new Random(426);
    long[] clients = random.longs(300).toArray();
    for (int i = 0; i < 2000; i++) {
      long client = clients[random.nextInt(300)];
      String agent = "agent/" + random.nextInt(20);
      for (SomeNode node : List.of(whole, i % 3 == 0 ? one : two)) {
        switch (i % 4) {
          case 0 -> node.refuse(client, agent);
          case 1 -> node.warn(client, agent);
          default -> node.serve(client);
        }
      }
    }

    Run run = run("json", nodes.serves(one.json()), nodes.serves(two.json()));

    assertThat(run.errors()).isEmpty();
    assertThat(run.exitCode()).isZero();
    JsonNode merged = run.json();
    JsonNode truth = JSON.readTree(whole.json()).path("shop");
    assertThat(merged.path("nodes"))
        .extracting(node -> node.path("node").asText())
        .containsExactly("one", "two");
    for (String member :
        List.of(
            "policy",
            "inForce",
            "inForceInWords",
            "planned",
            "mode",
            "until",
            "requests",
            "clients",
            "verdicts",
            "violations",
            "protocols",
            "whatIf",
            "hours",
            "schema")) {
      assertThat(merged.path(member)).as(member).isEqualTo(truth.path(member));
    }
    assertThat(merged.at("/sketches/clients")).isEqualTo(truth.at("/sketches/clients"));
    assertThat(merged.at("/sketches/agents/items"))
        .containsExactlyInAnyOrderElementsOf(truth.at("/sketches/agents/items"));
    assertThat(merged.at("/top/tooLowByAtMost").asLong()).isZero();
    assertThat(validity(run.output())).isEmpty();
  }

  @Test
  void mergesReportsOfFleets() throws Exception {
    SomeNode[] all =
        Stream.of("a", "b", "c")
            .map(name -> new SomeNode(name).refuse(name.hashCode(), name))
            .toArray(SomeNode[]::new);
    Path half = directory.resolve("half.json");
    run("json", nodes.serves(all[0].json()), nodes.serves(all[1].json()), "http://127.0.0.1:1/")
        .writeTo(half);

    Run whole = run("json", half.toString(), nodes.serves(all[2].json()));
    Run atOnce =
        run("json", Stream.of(all).map(SomeNode::json).map(nodes::serves).toArray(String[]::new));

    assertThat(whole.json().path("requests").asLong()).isEqualTo(3);
    assertThat(whole.json().path("requests")).isEqualTo(atOnce.json().path("requests"));
    assertThat(whole.json().path("clients")).isEqualTo(atOnce.json().path("clients"));
    assertThat(whole.json().path("sketches").path("clients"))
        .isEqualTo(atOnce.json().path("sketches").path("clients"));
    assertThat(whole.json().path("nodes")).hasSize(3);
    assertThat(whole.json().at("/missing/0/source").asText()).isEqualTo("http://127.0.0.1:1/");
  }

  @Test
  void namesEverySourceThatIsMissing() throws Exception {
    JsonNode future = JSON.readTree(new SomeNode("future").json());
    ((ObjectNode) future.path("shop")).put("schema", 2);
    JsonNode broken = JSON.readTree(new SomeNode("broken").json());
    ((ObjectNode) broken.path("shop")).remove("hours");
    String good = nodes.serves(new SomeNode("good").refuse(1, "curl/8").json());
    String[] sources = {
      "http://127.0.0.1:1/down",
      nodes.answers(200, "text/html", "<p>Log in"),
      nodes.answers(426, "text/plain", "", "Upgrade", "TLS/1.3, HTTP/1.1"),
      nodes.answers(401, "text/plain", ""),
      nodes.answers(302, "text/plain", "", "Location", "/login"),
      nodes.answers(500, "text/plain", ""),
      nodes.answers(200, "application/json", "{\"shop\":"),
      nodes.answers(200, "application/json", "[]"),
      nodes.answers(200, "application/json", future.toString()),
      nodes.answers(200, "application/json", broken.toString()),
      nodes.answers(200, "application/json", " ".repeat(33 * 1024 * 1024)),
      directory.resolve("no-file.json").toString(),
      good
    };

    Run run = run("html", sources);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errors().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith(sources[0] + " cannot be reached"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        sources[1] + " answers text/html and not JSON; give the URL of the report"),
            line ->
                assertThat(line)
                    .startsWith(sources[2] + " answers 426 and requires TLS/1.3, HTTP/1.1"),
            line ->
                assertThat(line)
                    .isEqualTo(sources[3] + " answers 401; give credentials by --header"),
            line -> assertThat(line).startsWith(sources[4] + " answers 302 with Location /login"),
            line -> assertThat(line).isEqualTo(sources[5] + " answers 500"),
            line -> assertThat(line).startsWith(sources[6] + " is no JSON: "),
            line ->
                assertThat(line).isEqualTo(sources[7] + " is no report: there is no filter in it"),
            line -> assertThat(line).startsWith(sources[8] + " has schema 2, and this version"),
            line -> assertThat(line).isEqualTo(sources[9] + " is no report: shop.hours is missing"),
            line -> assertThat(line).startsWith(sources[10] + " is longer than any report"),
            line -> assertThat(line).isEqualTo(sources[11] + " is neither a file nor a URL"));
    assertThat(run.output())
        .contains(
            "<h2>1 request judged: 1 violated the policy or the plan</h2>",
            "12 sources missing from the counts")
        .contains(sources[0], "answers 401", "Counts of many nodes")
        .doesNotContain("${");
  }

  @Test
  void givesUpOnNodesThatAreSlow() throws Exception {
    Path good = directory.resolve("good.json");
    Files.writeString(good, new SomeNode("good").refuse(1, "curl/8").json());
    String hanging = nodes.hangs();
    String dripping = nodes.drips();

    Run run = run("json", "--timeout=500ms", hanging, dripping, good.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errors().lines())
        .containsExactly(
            hanging + " has not answered within 0.5 s",
            dripping + " has not answered within 0.5 s");
    assertThat(run.json().path("requests").asLong()).isEqualTo(1);
    assertThat(run.json().path("missing")).hasSize(2);
  }

  @Test
  void writesNothingIfThereIsNoReport() {
    Run run = run("json", "http://127.0.0.1:1/", directory.resolve("none").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors()).contains("There is no report: none of 2 sources has one");
  }

  @Test
  void showsNodesThatDifferInModeOrPolicy() {
    String policy = "Requires TLS of every request that it sees; plans TLS 1.3";
    Run run =
        run(
            "html",
            nodes.serves(new SomeNode("odd").with(Mode.ENFORCE, "Requires <nothing>").json()),
            nodes.serves(new SomeNode("a").refuse(1, "curl").json()),
            nodes.serves(
                new SomeNode("off")
                    .with(
                        Mode.REPORT_ONLY, "Only reports, and would require " + policy.substring(9))
                    .json()),
            nodes.serves(new SomeNode("b").json()));

    assertThat(run.output())
        .contains(
            "<strong>1 of 4 nodes in another mode than enforce.</strong>",
            "<strong>1 of 4 nodes with another policy.</strong>",
            "<strong>Requires &lt;nothing&gt;</strong>",
            "<strong>report-only</strong>");
    assertThat(run.output().indexOf("odd<br>")).isLessThan(run.output().indexOf("a<br>"));
  }

  @Test
  void namesTheNodesOfANotice() throws Exception {
    Path half = directory.resolve("half.json");
    String[] noticed =
        Stream.of("a", "b", "c", "d", "e")
            .map(name -> nodes.serves(new SomeNode(name).withNotice("A proxy").json()))
            .toArray(String[]::new);

    Run one = run("json", noticed[0], nodes.serves(new SomeNode("f").json()));
    run("json", noticed).writeTo(half);
    Run fleet = run("json", half.toString(), nodes.serves(new SomeNode("f").json()));

    Path alone = directory.resolve("alone.json");
    run("json", noticed[0]).writeTo(alone);

    assertThat(one.json().at("/notices/0").asText()).isEqualTo("A proxy (on a)");
    assertThat(run("json", alone.toString()).json().path("notices").toString())
        .isEqualTo("[\"A proxy (on a)\"]");
    assertThat(fleet.json().path("notices").toString())
        .isEqualTo("[\"A proxy (on a, b, c and 2 more)\"]");
  }

  @Test
  void readsAReportWithoutSchemaAndSaysWhatItLacks() throws Exception {
    JsonNode old = JSON.readTree(new SomeNode("old").refuse(1, "curl/7").json());
    for (String member : List.of("schema", "node", "sketches", "inForceInWords")) {
      ((ObjectNode) old.path("shop")).remove(member);
    }
    String source = nodes.serves(old.toString());

    Run run = run("json", source, nodes.serves(new SomeNode("a").refuse(2, "curl/8").json()));

    assertThat(run.exitCode()).isZero();
    assertThat(run.errors()).contains(source + ": shop has no schema: it lacks its clients");
    assertThat(run.json().path("requests").asLong()).isEqualTo(2);
    assertThat(run.json().path("clients").asLong()).isEqualTo(1);
    assertThat(run.json().at("/top/tooLowByAtMost").asLong()).isEqualTo(1);
    assertThat(run.json().at("/top/violators")).hasSize(2);
  }

  @Test
  void countsAClientOfSeveralNodesOnceForEachSource() throws Exception {
    Run run =
        run(
            "json",
            nodes.serves(new SomeNode("a").refuse(1, "curl/8").refuse(2, "curl/8").json()),
            nodes.serves(new SomeNode("b").refuse(2, "curl/8").refuse(3, "curl/8").json()));

    assertThat(run.errors()).isEmpty();
    assertThat(run.json().at("/top/violators/0/requests").asLong()).isEqualTo(4);
    assertThat(run.json().at("/top/violators/0/clients").asLong()).isEqualTo(3);
    assertThat(run.json().at("/top/agents/0/clients").asLong()).isEqualTo(3);
  }

  @Test
  void readsSourcesWithoutClientsAndSaysWhatTheyLack() throws Exception {
    JsonNode lacking = JSON.readTree(new SomeNode("a").refuse(1, "curl/7").json());
    for (String list : List.of("violators", "agents")) {
      ArrayNode item = (ArrayNode) lacking.at("/shop/sketches/" + list + "/items/0");
      item.remove(item.size() - 1);
    }
    String source = nodes.serves(lacking.toString());
    String other = nodes.serves(new SomeNode("b").refuse(2, "curl/8").json());

    Run run = run("json", source, other);

    assertThat(run.exitCode()).isZero();
    assertThat(run.errors().lines())
        .containsExactly(
            source
                + ": shop lacks the clients of its sources,"
                + " so that the number of clients of a source may be too low");
    assertThat(run.json().at("/top/agents"))
        .extracting(agent -> agent.path("name").asText() + ' ' + agent.path("clients"))
        .containsExactlyInAnyOrder("curl/7 ", "curl/8 1");
    assertThat(validity(run.output())).isEmpty();
    assertThat(run("html", source, other).output())
        .contains("<th scope=\"row\">not known</th><td>curl/7</td>");
  }

  @Test
  void countsANodeOnceThatIsReachedTwice() {
    String json = new SomeNode("a").refuse(1, "curl/8").json();
    String again = nodes.serves(json);

    Run run = run("csv", nodes.serves(json), again);

    assertThat(run.errors())
        .contains(again + ": shop of a is in the counts already; it is not counted again");
    assertThat(run.output())
        .contains(
            "shop,top source,,1,100.00,1,,192.0.2.0/24,curl/8,/api,HTTP/1.1,none,direct"
                + ",curl 8 from 192.0.2.0/24 on /api in cleartext: 1 request\r\n");
  }

  @Test
  void listsNodes() {
    Run run =
        run(
            "csv",
            "--by=node",
            nodes.serves(new SomeNode("a").refuse(1, "curl/8").json()),
            nodes.serves(new SomeNode("b").refuse(1, "curl/8").json()));

    assertThat(run.output())
        .contains(
            "shop at a,top source,,1,100.00,1,,192.0.2.0/24,",
            "shop at b,top source,,1,100.00,1,,192.0.2.0/24,");
  }

  @Test
  void sendsHeadersAndReadsArgumentsFromFiles() throws Exception {
    String source = nodes.servesWith("Authorization", "Basic b3A6cHc=", new SomeNode("a").json());
    Path list = directory.resolve("nodes.txt");
    Files.writeString(
        list, "--header=Authorization: Basic b3A6cHc=\n# a comment\n" + source + "\n");

    assertThat(run("json", "@" + list).exitCode()).isZero();
    assertThat(run("json", source).exitCode()).isEqualTo(2);
  }

  @Test
  void trustsOnlyTheCertificatesOfAFile() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    Path pem = directory.resolve("ca.pem");
    Files.writeString(pem, certificate.certificatePem());
    FakeNodes secure = new FakeNodes(certificate);
    try {
      String source = secure.serves(new SomeNode("a").json());

      assertThat(run("json", "--cacert=" + pem, source).exitCode()).isZero();
      assertThat(run("json", source).errors())
          .startsWith(source + " cannot be trusted: ")
          .contains("; see --cacert");
    } finally {
      secure.stop();
    }
  }

  @Test
  void writesToAFile() throws Exception {
    Path out = directory.resolve("report.html");

    Run run = run("html", "--out=" + out, nodes.serves(new SomeNode("a").json()));

    assertThat(run.output()).isEmpty();
    assertThat(Files.readString(out)).startsWith("<!DOCTYPE html>");
  }

  @Test
  void rejectsOptions() {
    assertThat(run("json", "--timeout=5", "x").errors())
        .contains("\"5\" is no time; use a number and ms, s or m, such as 5s");
    assertThat(run("json", "--header=x", "x").errors())
        .contains("--header: there is no NAME: before its value");
    assertThat(run("json", "--parallel=0", "x").errors())
        .contains("--parallel: 0 is not a positive number");
    assertThat(run("json", "--cacert=" + directory.resolve("no.pem"), "x").errors())
        .contains("--cacert: ", "no.pem");
    assertThat(run("xml", "x").exitCode()).isEqualTo(2);
  }

  private static List<?> validity(String report) throws IOException {
    return List.copyOf(
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("..", "docs", "report.schema.json")))
            .validate(JSON.readTree(report)));
  }

  private static Run run(String format, String... args) {
    return Run.of(
        Stream.concat(
                Stream.of("--format=" + format),
                Stream.concat(
                    Stream.of(args).anyMatch(arg -> arg.startsWith("--timeout"))
                        ? Stream.of()
                        : Stream.of(PATIENT),
                    Stream.of(args)))
            .toArray(String[]::new));
  }
}
