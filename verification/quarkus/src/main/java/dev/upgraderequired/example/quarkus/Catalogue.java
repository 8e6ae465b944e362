package dev.upgraderequired.example.quarkus;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A REST endpoint, which is a Vert.x route beside the servlets. */
@Path("/rest")
public final class Catalogue {

  @GET
  public String list() {
    return "served";
  }

  @POST
  public String add(byte[] item) {
    return "served " + item.length;
  }
}
