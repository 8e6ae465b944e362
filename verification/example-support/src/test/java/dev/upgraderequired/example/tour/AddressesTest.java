package dev.upgraderequired.example.tour;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          HOST             | SENT            | ADDRESS
          localhost        | ''              | https://localhost:8443/app/
          www.example.org  | /app            | https://www.example.org:8443/app/
          [::1]            | //app;$(id)     | https://[::1]:8443/app/
          localhost        | /app;x&id&      | https://localhost:8443/app/
          localhost        | /app;a=';id;'   | https://localhost:8443/app/
          $(id)            | /app            | https://localhost:8443/app/
          a;id             | /app            | https://localhost:8443/app/
          """)
  void putsNothingIntoCommandsThatAShellInterprets(String host, String sent, String address) {
    ServletContext context = fake(ServletContext.class, Map.of("getContextPath", "/app"));
    HttpServletRequest request =
        fake(
            HttpServletRequest.class,
            Map.of(
                "getServerName", host,
                "getServerPort", 8443,
                "isSecure", true,
                "getContextPath", sent,
                "getServletContext", context));

    assertThat(Addresses.of(request).tls()).contains(address);
  }

  private static <T> T fake(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.get(method.getName())));
  }
}
