package org.baogao.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Trino server on this machine, with one catalog of the Hive connector over a directory and
 * a metastore of files in it; spoken to as every client does, over HTTP.
 */
final class TrinoServer implements AutoCloseable {
  /** The JDK that this version of Trino needs. */
  static final int OLDEST_JAVA = 24;

  private static final String CATALOG = "files";
  private static final Path JVMS = Path.of("/usr/lib/jvm");
  private static final Pattern JAVA_VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
  private static final Duration LONGEST_START = Duration.ofMinutes(8);
  private static final Duration LONGEST_INSTALL = Duration.ofMinutes(20);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI address;

  private TrinoServer(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** A JDK that is new enough: that of the test, of {@code TRINO_JAVA_HOME}, or of Debian. */
  static Optional<Path> java() throws IOException {
    List<Path> homes = new ArrayList<>();
    Optional.ofNullable(System.getenv("TRINO_JAVA_HOME")).map(Path::of).ifPresent(homes::add);
    homes.add(Path.of(System.getProperty("java.home")));
    if (Files.isDirectory(JVMS)) {
      try (Stream<Path> installed = Files.list(JVMS)) {
        installed.sorted(Comparator.reverseOrder()).forEach(homes::add);
      }
    }
    for (Path home : homes) {
      Path release = home.resolve("release");
      if (Files.isReadable(release)) {
        Matcher version = JAVA_VERSION.matcher(Files.readString(release));
        if (version.find() && Integer.parseInt(version.group(1)) >= OLDEST_JAVA) {
          return Optional.of(home.resolve("bin/java"));
        }
      }
    }
    return Optional.empty();
  }

  /** Lays the server out below {@code target}, from the artifacts that Maven fetches. */
  static Path install() throws IOException, InterruptedException {
    Path directory = Path.of("target", "trino").toAbsolutePath();
    Path log = Files.createDirectories(directory).resolve("install.txt");
    Process maven =
        new ProcessBuilder(
                "mvn",
                "-B",
                "-q",
                "-f",
                "src/test/trino/pom.xml",
                "-Dtrino.directory=" + directory,
                "package")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(maven.waitFor(LONGEST_INSTALL.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(maven.exitValue()).as("mvn: %s", Files.readString(log)).isZero();
    // In Trino's own packages, a jar of its own names the plugin's class; Maven Central lacks it.
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(directory.resolve("plugin/hive/services.jar")))) {
      jar.putNextEntry(new JarEntry("META-INF/services/io.trino.spi.Plugin"));
      jar.write("io.trino.plugin.hive.HivePlugin\n".getBytes(UTF_8));
      jar.closeEntry();
    }
    return directory;
  }

  /**
   * Starts a server.
   *
   * @param installed what {@link #install} gave
   * @param root what {@code local:///} means to it
   */
  static TrinoServer start(Path java, Path installed, Path root, Path scratch)
      throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    URI address = URI.create("http://127.0.0.1:" + port);
    Path catalogs = Files.createDirectories(scratch.resolve("catalogs"));
    Files.writeString(
        catalogs.resolve(CATALOG + ".properties"),
        """
        connector.name=hive
        hive.metastore=file
        hive.metastore.catalog.dir=local:///metastore
        fs.native-local.enabled=true
        local.location=%s
        hive.security=allow-all
        """
            .formatted(root));
    Path config =
        Files.writeString(
            scratch.resolve("config.properties"),
            """
            coordinator=true
            node-scheduler.include-coordinator=true
            http-server.http.port=%d
            discovery.uri=%s
            plugin.dir=%s
            catalog.config-dir=%s
            query.max-memory-per-node=512MB
            """
                .formatted(port, address, installed.resolve("plugin"), catalogs));
    Path log = scratch.resolve("trino.txt");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx2g",
                "-Dfile.encoding=UTF-8",
                "-Djdk.attach.allowAttachSelf=true",
                "--add-modules=jdk.incubator.vector",
                "-Dnode.environment=test",
                "-Dnode.id=test",
                "-Dnode.internal-address=127.0.0.1",
                "-Dnode.bind-ip=127.0.0.1",
                "-Dnode.data-dir=" + scratch.resolve("data"),
                "-Dconfig=" + config,
                "-cp",
                library(installed) + "/*",
                "io.trino.server.TrinoServer")
            .directory(scratch.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    TrinoServer server = new TrinoServer(process, address);
    long latest = System.nanoTime() + LONGEST_START.toNanos();
    while (!server.isReady()) {
      if (!process.isAlive() || System.nanoTime() > latest) {
        server.close();
        throw new IllegalStateException("Trino did not start: " + Files.readString(log));
      }
      process.waitFor(1, TimeUnit.SECONDS);
    }
    return server;
  }

  private static Path library(Path installed) throws IOException {
    try (Stream<Path> servers = Files.list(installed.resolve("server"))) {
      return servers.sorted().findFirst().orElseThrow().resolve("lib");
    }
  }

  /** Nodes join a while after the server answers. */
  private boolean isReady() throws InterruptedException {
    try {
      JsonNode info = send(HttpRequest.newBuilder(address.resolve("/v1/info")).build());
      return !info.path("starting").asBoolean(true)
          && !rows("SELECT node_id FROM system.runtime.nodes WHERE state = 'active'").isEmpty();
    } catch (IOException | IllegalStateException e) {
      return false;
    }
  }

  /** The rows of a statement; null, Boolean, Number and text. */
  List<List<@Nullable Object>> rows(String sql) throws IOException, InterruptedException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    JsonNode answer =
        send(
            request(address.resolve("/v1/statement"))
                .header("X-Trino-Catalog", CATALOG)
                .POST(HttpRequest.BodyPublishers.ofString(sql, UTF_8))
                .build());
    while (true) {
      if (answer.has("error")) {
        throw new IllegalStateException(
            "%s: %s".formatted(answer.get("error").get("message").asText(), sql));
      }
      for (JsonNode row : answer.path("data")) {
        rows.add(JSON.convertValue(row, JSON.getTypeFactory().constructType(List.class)));
      }
      if (!answer.has("nextUri")) {
        return rows;
      }
      answer = send(request(URI.create(answer.get("nextUri").asText())).build());
    }
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).header("X-Trino-User", "test");
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    if (response.statusCode() != 200) {
      throw new IOException("HTTP status %d: %s".formatted(response.statusCode(), response.body()));
    }
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
    process.destroyForcibly().onExit().join();
  }
}
