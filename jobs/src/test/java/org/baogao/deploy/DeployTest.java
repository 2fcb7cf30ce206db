package org.baogao.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of {@code deploy/}, held against the tools that they are for, where these are there.
 */
class DeployTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path DEPLOY = ROOT.resolve("deploy");

  @TempDir Path folder;

  /** The unit names places of a finished installation; the script stands in for them. */
  @Test
  void systemdAcceptsTheUnits() throws Exception {
    assumeTrue(Shell.has("systemd-analyze"), "Skipped: there is no systemd-analyze");
    Path service = folder.resolve("baogao.service");
    Files.writeString(
        service,
        Files.readString(DEPLOY.resolve("baogao.service")).replace("/opt/baogao", ROOT.toString()));
    Path timer = Files.copy(DEPLOY.resolve("baogao.timer"), folder.resolve("baogao.timer"));

    Shell.Result verified =
        Shell.run(
            folder,
            Map.of(),
            List.of("systemd-analyze", "verify", service.toString(), timer.toString()));

    assertThat(verified).isEqualTo(new Shell.Result(0, ""));
  }

  @Test
  void pythonCompilesTheExampleForAirflow() throws Exception {
    assumeTrue(Shell.has("python3"), "Skipped: there is no python3");
    Path dag = Files.copy(DEPLOY.resolve("baogao_airflow.py"), folder.resolve("baogao_airflow.py"));

    Shell.Result compiled =
        Shell.run(folder, Map.of(), List.of("python3", "-m", "py_compile", dag.toString()));

    assertThat(compiled).isEqualTo(new Shell.Result(0, ""));
    assertThat(dag).content().contains("only compiled");
  }

  @Test
  void shellcheckFindsNothing() throws Exception {
    assumeTrue(Shell.has("shellcheck"), "Skipped: there is no shellcheck");

    Shell.Result checked =
        Shell.run(ROOT, Map.of(), List.of("shellcheck", ROOT.resolve("bin/nightly").toString()));

    assertThat(checked).isEqualTo(new Shell.Result(0, ""));
  }
}
