package org.baogao.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.baogao.run.ExitCode;
import org.baogao.submit.Submission.Ended;
import org.baogao.topics.TopicModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A standalone cluster of a master and two workers on this machine gives what {@code local[2]}
 * does, over the sample corpus and with a dictionary, codebook and topic model of the user's own.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandaloneClusterIT {
  private static final String MASTER = "org.apache.spark.deploy.master.Master";
  private static final String WORKER = "org.apache.spark.deploy.worker.Worker";
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final Path SAMPLE = Path.of("../data/sample").toAbsolutePath().normalize();
  private static final Path REFERENCE = Path.of("../data/reference").toAbsolutePath().normalize();

  private final List<Process> daemons = new ArrayList<>();
  private Path folder = Path.of("");
  private List<String> given = List.of();
  private String master = "";
  private String expected = "";

  @BeforeAll
  void startTheCluster(@TempDir Path temporary) throws Exception {
    folder = temporary;
    given = filesOfTheUser();
    Path standard = folder.resolve("standard");
    Ended without = Submission.sparkSubmit(folder, arguments(standard, List.of())).run();
    assertThat(without.exitCode()).as(without.err()).isEqualTo(ExitCode.DONE);
    Path local = folder.resolve("local");
    Ended ended = Submission.sparkSubmit(folder, arguments(local)).run();
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.DONE);
    expected = Submission.tables(local).orElseThrow();
    assertThat(expected)
        .as("tables by what comes with Baogao")
        .isNotEqualTo(Submission.tables(standard).orElseThrow());

    int port = freePort();
    master = "spark://127.0.0.1:" + port;
    daemons.add(
        Submission.daemon(
            folder, MASTER, "--host", "127.0.0.1", "--port", "" + port, "--webui-port", "0"));
    for (int i = 0; i < 2; i++) {
      String work = folder.resolve("worker" + i).toString();
      daemons.add(
          Submission.daemon(
              folder,
              WORKER,
              "--host",
              "127.0.0.1",
              "--cores",
              "2",
              "--memory",
              "3g",
              "--webui-port",
              "0",
              "--work-dir",
              work,
              master));
    }
  }

  /** Each of them changes what the tables say. */
  private List<String> filesOfTheUser() throws IOException {
    Path dictionary = folder.resolve("词典.txt");
    Files.writeString(dictionary, "现代化城区\n");
    Path codebook = folder.resolve("主题.csv");
    Files.writeString(
        codebook,
        Files.readString(REFERENCE.resolve("codebook.csv")).replace("垃圾分类:", "生活垃圾分类收集:"));
    Path model = TopicModels.withMoreSecondaryTopics(folder.resolve("模型.model"));
    return List.of(
        "--dictionary",
        dictionary.toString(),
        "--codebook",
        codebook.toString(),
        "--topic-model",
        model.toString());
  }

  @AfterAll
  void stopTheCluster() {
    daemons.forEach(Process::destroyForcibly);
  }

  @Test
  void clientModeGivesTheSameTables() throws Exception {
    Path output = folder.resolve("client");

    Ended ended = Submission.toCluster(folder, master, "client", arguments(output)).run();

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.DONE);
    assertThat(Submission.tables(output)).contains(expected);
  }

  @Test
  void clusterModeGivesTheSameTables() throws Exception {
    Path output = folder.resolve("cluster");

    Ended ended = Submission.toCluster(folder, master, "cluster", arguments(output)).run();

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.DONE);
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (Submission.tables(output).isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(500);
    }
    assertThat(Submission.tables(output)).contains(expected);
  }

  @Test
  void aLostExecutorIsReplacedAndChangesNothing() throws Exception {
    Path output = folder.resolve("lost");

    Ended ended =
        Submission.toCluster(folder, master, "client", arguments(output))
            .runAndOnce(line -> line.contains("Progress: read "), this::killOneExecutor);

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(ExitCode.DONE);
    assertThat(ended.err()).containsPattern("TaskSchedulerImpl: Lost executor [01] ");
    assertThat(Submission.tables(output)).contains(expected);
  }

  /** With SIGKILL, as a machine that runs out of memory does. */
  private void killOneExecutor() {
    Optional<ProcessHandle> executor =
        daemons.stream()
            .flatMap(daemon -> daemon.descendants())
            .filter(
                process ->
                    process
                        .info()
                        .arguments()
                        .map(arguments -> List.of(arguments).toString())
                        .orElse("")
                        .contains("CoarseGrainedExecutorBackend"))
            .findFirst();
    assertThat(executor).as("an executor to kill").isPresent();
    executor.ifPresent(ProcessHandle::destroyForcibly);
  }

  private String[] arguments(Path output) {
    return arguments(output, given);
  }

  private static String[] arguments(Path output, List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--input",
                SAMPLE.resolve("reports").toString(),
                "--regions",
                SAMPLE.resolve("regions.csv").toString(),
                "--reports",
                SAMPLE.resolve("reports.csv").toString(),
                "--output",
                output.toString()));
    arguments.addAll(more);
    return arguments.toArray(String[]::new);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
