package org.baogao.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.ReleaseVerifier;
import org.baogao.run.ExitCode;
import org.baogao.submit.Submission.Ended;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up while a run writes: the release before stays, and room is all it takes. */
@Tag("slow")
class FullDiskIT {
  @Test
  void aFullDiskLeavesTheLastReleaseWholeAndTheNextRunSucceeds(@TempDir Path folder)
      throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    int mounted =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString())
            .start()
            .waitFor();
    assumeThat(mounted).as("mounting a small disk needs the rights to").isZero();
    try {
      Path output = disk.resolve("output");
      String[] run = {
        "run",
        "--full",
        "--input",
        Submission.reports(folder).toString(),
        "--output",
        output.toString()
      };
      Ended first = Submission.sparkSubmit(folder, run).run();
      assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.DONE);
      Path release = output.resolve("current").toRealPath();
      Path ballast = fill(disk);

      Ended full = Submission.sparkSubmit(folder, run).run();

      assertThat(full.exitCode()).as(full.err()).isNotEqualTo(ExitCode.DONE);
      assertThat(full.err()).contains("No space left on device");
      assertThat(output.resolve("current").toRealPath()).isEqualTo(release);
      assertThat(ReleaseVerifier.verify(OutputDirectory.local(output))).isEmpty();

      Files.delete(ballast);
      Ended next = Submission.sparkSubmit(folder, run).run();

      assertThat(next.exitCode()).as(next.err()).isEqualTo(ExitCode.DONE);
      assertThat(ReleaseVerifier.verify(OutputDirectory.local(output))).isEmpty();
      assertThat(output.resolve("current").toRealPath()).isNotEqualTo(release);
    } finally {
      new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }
  }

  /** Leaves so little room that the next run finds its end within its first tables. */
  private static Path fill(Path disk) throws IOException {
    Path ballast = disk.resolve("ballast");
    long room = Files.getFileStore(disk).getUsableSpace() - 300_000;
    Files.write(ballast, new byte[(int) room]);
    return ballast;
  }
}
