package dev.upgraderequired.pages;

import dev.upgraderequired.contract.Repository;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** The modules of this project, also those of profiles. */
final class Build {

  private static final Model ROOT = model("pom.xml");

  private static final Map<String, Model> MODULES =
      Stream.concat(Stream.of(ROOT), ROOT.getProfiles().stream())
          .map(ModelBase::getModules)
          .flatMap(List::stream)
          .collect(Collectors.toMap(Function.identity(), module -> model(module + "/pom.xml")));

  private Build() {}

  static String version() {
    return ROOT.getVersion();
  }

  static String groupId() {
    return ROOT.getGroupId();
  }

  static Set<String> artifactIds() {
    return MODULES.values().stream().map(Model::getArtifactId).collect(Collectors.toSet());
  }

  /** Of all modules. */
  static Stream<String> folders() {
    return MODULES.keySet().stream();
  }

  static boolean hasModule(String path) {
    return path.equals(".") || MODULES.containsKey(path);
  }

  static boolean hasProfile(String id) {
    return Stream.concat(Stream.of(ROOT), MODULES.values().stream())
        .flatMap(model -> model.getProfiles().stream())
        .map(Profile::getId)
        .anyMatch(id::equals);
  }

  /** Whether a module makes the file target/NAME.jar or target/NAME.war. */
  static boolean makes(String path) {
    return MODULES.entrySet().stream().anyMatch(module -> path.equals(made(module)));
  }

  private static String made(Map.Entry<String, Model> module) {
    Model model = module.getValue();
    String name =
        model.getBuild() == null || model.getBuild().getFinalName() == null
            ? model.getArtifactId() + "-" + version()
            : model.getBuild().getFinalName();
    return module.getKey() + "/target/" + name;
  }

  private static Model model(String path) {
    try (Reader reader = Files.newBufferedReader(Repository.file(path))) {
      return new MavenXpp3Reader().read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XmlPullParserException e) {
      throw new IllegalStateException(path, e);
    }
  }
}
