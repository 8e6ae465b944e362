package dev.upgraderequired.example.tomcat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;

/** Says in AJP 1.3 what a web server says of its client, for one request. */
final class AjpClient {

  private static final int FORWARD_REQUEST = 2;
  private static final int GET = 2;
  private static final int POST = 4;
  private static final int ATTRIBUTE = 0x0A;
  private static final int END = 0xFF;
  private static final int SEND_BODY_CHUNK = 3;
  private static final int SEND_HEADERS = 4;
  private static final int END_RESPONSE = 5;

  private AjpClient() {}

  /** The status and the content of the answer to a GET. */
  static String get(
      int port,
      String protocol,
      boolean isSsl,
      Map<String, String> fields,
      Map<String, String> attributes)
      throws IOException {
    return send(GET, port, protocol, isSsl, fields, attributes);
  }

  /** The same to a POST without content. */
  static String post(
      int port,
      String protocol,
      boolean isSsl,
      Map<String, String> fields,
      Map<String, String> attributes)
      throws IOException {
    return send(POST, port, protocol, isSsl, fields, attributes);
  }

  private static String send(
      int method,
      int port,
      String protocol,
      boolean isSsl,
      Map<String, String> fields,
      Map<String, String> attributes)
      throws IOException {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    DataOutputStream request = new DataOutputStream(packet);
    request.writeByte(FORWARD_REQUEST);
    request.writeByte(method);
    write(request, protocol);
    write(request, "/contract/x");
    write(request, "198.51.100.9");
    write(request, "client.example");
    write(request, "localhost");
    request.writeShort(80);
    request.writeBoolean(isSsl);
    request.writeShort(fields.size());
    for (Map.Entry<String, String> field : fields.entrySet()) {
      write(request, field.getKey());
      write(request, field.getValue());
    }
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      request.writeByte(ATTRIBUTE);
      write(request, attribute.getKey());
      write(request, attribute.getValue());
    }
    request.writeByte(END);
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeShort(0x1234);
      out.writeShort(packet.size());
      packet.writeTo(out);
      return response(new DataInputStream(socket.getInputStream()));
    }
  }

  private static void write(DataOutputStream packet, String text) throws IOException {
    packet.writeShort(text.length());
    packet.write(text.getBytes(ISO_8859_1));
    packet.writeByte(0);
  }

  private static String response(DataInputStream in) throws IOException {
    StringBuilder response = new StringBuilder();
    while (true) {
      in.readShort();
      byte[] packet = in.readNBytes(in.readUnsignedShort());
      DataInputStream values = new DataInputStream(new ByteArrayInputStream(packet));
      switch (values.readByte()) {
        case SEND_HEADERS -> response.append(values.readShort()).append('\n');
        case SEND_BODY_CHUNK ->
            response.append(new String(values.readNBytes(values.readUnsignedShort()), ISO_8859_1));
        case END_RESPONSE -> {
          return response.toString();
        }
        default -> throw new IOException("Unexpected packet " + packet[0]);
      }
    }
  }
}
