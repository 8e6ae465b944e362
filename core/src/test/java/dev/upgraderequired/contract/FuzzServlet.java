package dev.upgraderequired.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Notes what it serves: a response may get lost, and what was done for it is done. */
final class FuzzServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private static final Map<Integer, Queue<Served>> BY_PORT = new ConcurrentHashMap<>();

  /** A path as the application sees it, as it was sent, and the version of the request for it. */
  record Served(String path, String raw, String protocol) {}

  /** What was served to the client of this port, since it was last asked. */
  static List<Served> takeServedTo(int port) {
    Queue<Served> served = BY_PORT.remove(port);
    return served == null ? List.of() : new ArrayList<>(served);
  }

  /** The same to all clients. */
  static List<Served> takeServed() {
    return List.copyOf(BY_PORT.keySet()).stream()
        .flatMap(port -> takeServedTo(port).stream())
        .toList();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String pathInfo = request.getPathInfo();
    String path = request.getServletPath() + (pathInfo == null ? "" : pathInfo);
    BY_PORT
        .computeIfAbsent(request.getRemotePort(), port -> new ConcurrentLinkedQueue<>())
        .add(new Served(path, request.getRequestURI(), request.getProtocol()));
    byte[] content = (ContractServlets.SERVED + ' ' + request.getQueryString()).getBytes(UTF_8);
    response.setContentType("text/plain;charset=utf-8");
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }
}
