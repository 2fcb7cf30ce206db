package org.baogao.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  /** Parts of what the first run wrote for which a later one finds room. */
  private static final List<Double> ROOM = List.of(0.01, 0.04, 0.08, 0.12);

  /** Room for the tables, but not for the page, which is most of it. */
  private static final double ROOM_WITHOUT_PAGE = 0.5;

  @Test
  void aFullDiskLeavesTheLastReleaseWholeAndTheNextRunSucceeds(@TempDir Path folder)
      throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    int mounted =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString())
            .start()
            .waitFor();
    assumeThat(mounted).as("mounting a small disk needs the rights to").isZero();
    try {
      Path output = disk.resolve("output");
      String[] run = {
        "run",
        "--full",
        "--keep",
        "2",
        "--input",
        Submission.reports(folder).toString(),
        "--output",
        output.toString()
      };
      long empty = Files.getFileStore(disk).getUsableSpace();
      Ended first = Submission.sparkSubmit(folder, run).run();
      assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.DONE);
      long written = empty - Files.getFileStore(disk).getUsableSpace();
      Path release = output.resolve("current").toRealPath();

      for (double room : ROOM) {
        Ended full = runWith(disk, (long) (room * written), folder, run);

        assertThat(full.exitCode()).as("room for %s: %s", room, full.err()).isEqualTo(ExitCode.BUG);
        assertThat(full.err()).contains("No space left on device");
        assertThat(output.resolve("current").toRealPath()).isEqualTo(release);
        assertThat(ReleaseVerifier.verify(OutputDirectory.local(output))).isEmpty();
      }
      Ended without = runWith(disk, (long) (ROOM_WITHOUT_PAGE * written), folder, run);

      assertThat(without.exitCode()).as(without.err()).isEqualTo(ExitCode.DONE);
      assertThat(output.resolve("current/dashboard/index.html")).doesNotExist();
      assertThat(ReleaseVerifier.verify(OutputDirectory.local(output))).isEmpty();

      Ended next = Submission.sparkSubmit(folder, run).run();

      System.err.printf("%d runs found the disk full, one had no room for its page%n", ROOM.size());
      assertThat(next.exitCode()).as(next.err()).isEqualTo(ExitCode.DONE);
      assertThat(ReleaseVerifier.verify(OutputDirectory.local(output))).isEmpty();
      assertThat(output.resolve("current/dashboard/index.html")).isNotEmptyFile();
      assertThat(output.resolve("current").toRealPath()).isNotEqualTo(release);
    } finally {
      new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }
  }

  /** A run for which only so many bytes are left. */
  private static Ended runWith(Path disk, long room, Path folder, String... run) throws Exception {
    Path ballast = disk.resolve("ballast");
    Files.write(ballast, new byte[(int) (Files.getFileStore(disk).getUsableSpace() - room)]);
    Ended ended = Submission.sparkSubmit(folder, run).run();
    Files.delete(ballast);
    return ended;
  }
}
