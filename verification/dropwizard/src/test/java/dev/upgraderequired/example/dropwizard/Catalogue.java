package dev.upgraderequired.example.dropwizard;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import java.util.concurrent.CompletableFuture;

/** Resources of the application. */
@Path("/")
public final class Catalogue {

  /** Responds. */
  @GET
  public String list() {
    return "served";
  }

  /** Responds from another thread. */
  @GET
  @Path("async")
  public void listLater(@Suspended AsyncResponse response) {
    CompletableFuture.runAsync(() -> response.resume("served"));
  }
}
