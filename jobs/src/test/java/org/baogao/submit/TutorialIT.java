package org.baogao.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.baogao.Markdown;
import org.baogao.Markdown.Fence;
import org.baogao.run.ExitCode;
import org.baogao.submit.Submission.Ended;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the tutorial, taken from the document and run in order, as a reader does who
 * copies them. Where a block of output follows, it is what the block before printed.
 */
@Tag("slow")
class TutorialIT {

  @Test
  void everyCommandOfTheTutorialDoesWhatThePageSays(@TempDir Path folder) throws Exception {
    Path checkout = Submission.checkout(folder);
    List<Fence> blocks = Markdown.of("docs/tutorial.md").fences();
    String printed = "";

    for (Fence block : blocks) {
      if (block.language().equals("text")) {
        assertThat(printed.strip()).isEqualTo(block.content().strip());
        continue;
      }
      assertThat(block.language()).isEqualTo("sh");
      Ended ended = Submission.script(folder, checkout, block.content()).run();
      assertThat(ended.exitCode())
          .as("%s\n%s", block.content(), ended.err())
          .isEqualTo(ExitCode.DONE);
      printed = afterTheRun(ended.out());
    }
    assertThat(blocks).extracting(Fence::language).contains("sh", "text");
  }

  /** What a run says of its release and its page is other lines each time. */
  private static String afterTheRun(String out) {
    return out.replaceFirst(
        "(?s)^.*Published release [^\\n]*\\n(The dashboard is [^\\n]*\\n)?", "");
  }
}
