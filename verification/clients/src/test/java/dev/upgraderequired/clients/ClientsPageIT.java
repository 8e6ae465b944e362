package dev.upgraderequired.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import okhttp3.OkHttp;
import org.apache.hc.core5.util.VersionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.core.SpringVersion;

class ClientsPageIT {

  @Test
  void hasARowForEachTestAndNoOther() {
    Stream<String> clients =
        Stream.of(
                new JdkHttpClientIT(),
                new OkHttpIT(),
                new ApacheHttpClientIT(),
                new ApacheAsyncHttpClientIT(),
                new JettyHttpClientIT(),
                new SpringRestClientIT(),
                new GrpcJavaIT(),
                new CurlIT(),
                new NodeFetchIT(),
                new PythonUrllibIT())
            .map(ClientContract::name);
    Stream<String> webSockets =
        Stream.of(new JdkWebSocketIT(), new OkHttpWebSocketIT(), new JavaWebSocketIT())
            .map(WebSocketClientContract::name);

    assertThat(Documented.clients("compliant"))
        .containsExactlyElementsOf(Stream.concat(clients, webSockets).toList());
  }

  @Test
  void namesTheVersionsThatAreTested() {
    String apache =
        VersionInfo.loadVersionInfo("org.apache.hc.client5", getClass().getClassLoader())
            .getRelease();

    assertThat(Documented.page())
        .contains("Apache HttpClient " + apache)
        .contains("OkHttp " + OkHttp.VERSION)
        .contains("Spring " + SpringVersion.getVersion())
        .contains("grpc-java " + System.getProperty("grpc.version"))
        .contains("Java-WebSocket " + System.getProperty("java-websocket.version"));
  }
}
