package dev.upgraderequired.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The published schema of the JSON report. */
final class ReportSchema {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema SCHEMA = load();

  private ReportSchema() {}

  private static JsonSchema load() {
    try {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(
              Files.readString(Path.of("..", "docs", "report.schema.json")),
              SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The parsed report, which has to be valid. */
  static JsonNode valid(String report) throws IOException {
    JsonNode json = JSON.readTree(report);
    assertThat(SCHEMA.validate(json)).isEmpty();
    return json;
  }

  static boolean isValid(JsonNode report) {
    return SCHEMA.validate(report).isEmpty();
  }
}
