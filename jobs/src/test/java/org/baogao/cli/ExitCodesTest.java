package org.baogao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.baogao.run.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command line that can't be run ends with; runs themselves are tested in {@code run}. */
class ExitCodesTest {
  @TempDir Path folder;

  @Test
  void helpAndVersionAndTablesSucceed() {
    assertThat(Baogao.execute("--help")).isEqualTo(ExitCode.DONE);
    assertThat(Baogao.execute("run", "--help")).isEqualTo(ExitCode.DONE);
    assertThat(Baogao.execute("--version")).isEqualTo(ExitCode.DONE);
    assertThat(Baogao.execute("tables")).isEqualTo(ExitCode.DONE);
  }

  @Test
  void wrongUsageIsTwo() throws Exception {
    Path codebook = Files.writeString(folder.resolve("codebook.csv"), "nonsense\n1\n");
    Path dictionary = Files.writeString(folder.resolve("dictionary.txt"), "a b c d\n");
    String output = folder.resolve("output").toString();

    assertThat(Baogao.execute()).isEqualTo(ExitCode.USAGE);
    assertThat(Baogao.execute("fly")).isEqualTo(ExitCode.USAGE);
    assertThat(Baogao.execute("run", "--output", output)).isEqualTo(ExitCode.USAGE);
    assertThat(Baogao.execute("run", "--input", "x", "--output", output, "--keep", "1"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(Baogao.execute("run", "--input", "x", "--output", output, "--fast"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(
            Baogao.execute(
                "run", "--input", "x", "--output", output, "--codebook", codebook.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(
            Baogao.execute(
                "run", "--input", "x", "--output", output, "--dictionary", dictionary.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(
            Baogao.execute("run", "--input", "x", "--output", output, "--regions", "nowhere.csv"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(Baogao.execute("dashboard")).isEqualTo(ExitCode.USAGE);
    assertThat(Baogao.execute("dashboard", "--output", "s3a://bucket/out"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(Baogao.execute("codebook")).isEqualTo(ExitCode.USAGE);
    assertThat(Baogao.execute("codebook", "--output", output, "--codebook", codebook.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(Baogao.execute("codebook", "--output", output, "--dictionary", "nowhere.txt"))
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aReleaseThatIsNotThereIsThree() {
    String output = folder.resolve("output").toString();

    assertThat(Baogao.execute("sql", "--output", output, "SELECT 1")).isEqualTo(ExitCode.INPUT);
    assertThat(Baogao.execute("dashboard", "--output", output)).isEqualTo(ExitCode.INPUT);
    assertThat(Baogao.execute("verify", "--output", output)).isEqualTo(ExitCode.INPUT);
    assertThat(Baogao.execute("codebook", "--output", output)).isEqualTo(ExitCode.INPUT);
  }
}
