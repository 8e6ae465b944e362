package consumer;

import dev.upgraderequired.UpgradeRequiredFilter;
import dev.upgraderequired.protocol.TlsVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Sends a request in cleartext to a Tomcat that requires TLS 1.3, and expects 426. */
final class Direct {

  public static void main(String[] arguments) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir("target/tomcat");
    tomcat.setPort(0);
    Context context = tomcat.addContext("", null);
    // Tomcat calls no filter where it has no servlet.
    Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet");
    context.addServletMappingDecoded("/", "default");
    FilterDef filter = new FilterDef();
    filter.setFilterName("upgradeRequired");
    filter.setFilter(UpgradeRequiredFilter.builder().minimumTls(TlsVersion.TLS_1_3).build());
    context.addFilterDef(filter);
    FilterMap mapping = new FilterMap();
    mapping.setFilterName("upgradeRequired");
    mapping.addURLPattern("/*");
    context.addFilterMap(mapping);
    tomcat.start();
    try {
      URI address = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/");
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
      System.out.println("Tomcat, by the version: " + response.statusCode());
      if (response.statusCode() != 426) {
        throw new IllegalStateException(response.body());
      }
    } finally {
      tomcat.stop();
      tomcat.destroy();
    }
  }
}
