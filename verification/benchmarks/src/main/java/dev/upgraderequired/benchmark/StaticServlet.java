package dev.upgraderequired.benchmark;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers 200 with what it was given, which may be another thing for each protocol. */
final class StaticServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private final transient Answer usual;
  private final transient Map<String, Answer> byProtocol = new ConcurrentHashMap<>();

  StaticServlet(Answer usual) {
    this.usual = usual;
  }

  void answer(Wire wire, Answer answer) {
    byProtocol.put(wire.isHttp2() ? "HTTP/2.0" : "HTTP/1.1", answer);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Answer answer = byProtocol.getOrDefault(request.getProtocol(), usual);
    answer.fields().forEach(response::setHeader);
    response.getOutputStream().write(answer.body());
  }
}
