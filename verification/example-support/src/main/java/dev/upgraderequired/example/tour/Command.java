package dev.upgraderequired.example.tour;

import static dev.upgraderequired.example.tour.Html.escape;

import dev.upgraderequired.protocol.HttpVersion;
import dev.upgraderequired.protocol.NegotiatedProtocol;
import dev.upgraderequired.protocol.TlsVersion;
import dev.upgraderequired.protocol.TransportSecurity;
import dev.upgraderequired.protocol.TransportSecurity.Cleartext;
import dev.upgraderequired.protocol.TransportSecurity.Tls;
import dev.upgraderequired.spi.Explanation;
import dev.upgraderequired.spi.UpgradeRequiredControl;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command worth typing, and what curl negotiates by it.
 *
 * @param shows what the answer shows besides its status
 */
record Command(String line, String shows, HttpVersion version, TransportSecurity security) {

  static String list(Addresses addresses, UpgradeRequiredControl control) {
    return Stream.concat(
            addresses.cleartext().stream().flatMap(Command::byCleartext),
            addresses.tls().stream().flatMap(Command::byTls))
        .map(command -> command.toHtml(control))
        .collect(Collectors.joining("\n"));
  }

  private static Stream<Command> byCleartext(String address) {
    return Stream.of(
        new Command(
            "curl -i " + address,
            "a program without encryption. A refusal is explained in text.",
            HttpVersion.HTTP_1_1,
            Cleartext.INSTANCE),
        new Command(
            "curl -i -H 'Accept: application/json' -H 'Accept-Language: de' " + address,
            "the same, as a problem detail (RFC 9457) in German.",
            HttpVersion.HTTP_1_1,
            Cleartext.INSTANCE));
  }

  private static Stream<Command> byTls(String address) {
    return Stream.of(
        new Command(
            "curl -ik " + address,
            "what curl negotiates by itself.",
            HttpVersion.HTTP_2,
            new Tls(TlsVersion.TLS_1_3)),
        new Command(
            "curl -ik --tls-max 1.2 " + address,
            "a client without TLS 1.3. Started with minimumTls=TLSv1.3, the example refuses it.",
            HttpVersion.HTTP_2,
            new Tls(TlsVersion.TLS_1_2)),
        new Command(
            "curl -ik '" + address + "upgrade-report?format=json'",
            "what the filter has counted.",
            HttpVersion.HTTP_2,
            new Tls(TlsVersion.TLS_1_3)));
  }

  private String toHtml(UpgradeRequiredControl control) {
    String status =
        control
            .refusal(new NegotiatedProtocol(version, security), "127.0.0.1")
            .map(Explanation::statusLine)
            .orElse("200 OK");
    return String.format(
        Locale.ROOT,
        "<li><pre tabindex=\"0\"><code>%s</code></pre><p><strong class=\"%s\">%s</strong>: %s</p></li>",
        escape(line),
        status.startsWith("2") ? "served" : "refused",
        escape(status),
        escape(shows));
  }
}
