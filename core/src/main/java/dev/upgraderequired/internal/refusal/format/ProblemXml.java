package dev.upgraderequired.internal.refusal.format;

import dev.upgraderequired.internal.cache.LazyPattern;
import dev.upgraderequired.internal.text.Markup;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.RefusalRenderer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The explanation as a problem detail in XML (RFC 9457 Appendix B). */
public final class ProblemXml implements RefusalRenderer {

  /** The characters that an XML document must not contain, even escaped (XML 1.0 §2.2). */
  private static final LazyPattern INVALID_IN_XML =
      new LazyPattern("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private final Problem problem;
  private final String contentType;

  public ProblemXml(Problem problem, String contentType) {
    this.problem = problem;
    this.contentType = contentType;
  }

  @Override
  public List<String> mediaTypes() {
    return List.of("application/problem+xml", "application/xml", "text/xml");
  }

  @Override
  public String contentType() {
    return contentType;
  }

  @Override
  public String render(Explanation explanation) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<problem xmlns=\"urn:ietf:rfc:7807\">"
        + xml(problem.members(explanation))
        + "</problem>\n";
  }

  private static String xml(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(member -> element(member.getKey().toString(), member.getValue()))
          .collect(Collectors.joining());
    }
    if (value instanceof List<?> list) {
      return list.stream().map(item -> element("i", item)).collect(Collectors.joining());
    }
    return Markup.escape(INVALID_IN_XML.matcher(value.toString()).replaceAll("\uFFFD"));
  }

  private static String element(String name, Object value) {
    return "<" + name + ">" + xml(value) + "</" + name + ">";
  }
}
