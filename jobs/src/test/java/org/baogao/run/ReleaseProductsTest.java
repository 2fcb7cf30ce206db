package org.baogao.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.SparkSession;
import org.baogao.SparkExtension;
import org.baogao.publish.Manifest;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.ReleaseVerifier;
import org.baogao.publish.RunId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a night when something beside the tables can't be made. */
@ExtendWith(SparkExtension.class)
class ReleaseProductsTest {
  private static final List<ReleaseProduct> PRODUCTS =
      List.of(
          new Written("broken", "broken/part/page.html", new IOException("no space left")),
          new Written(
              "alien", "alien.bin", new UnsatisfiedLinkError("no library for this machine")),
          new Written("note", "notes/note.txt", null));

  @TempDir Path folder;

  /** Writes its name, and then fails where it has a failure. */
  private record Written(String name, String path, Throwable failure) implements ReleaseProduct {
    @Override
    public SortedMap<String, Long> write(Path release, Path file, RunId runId) throws IOException {
      assertThat(release.resolve("checks")).isNotEmptyDirectory();
      Files.writeString(file, name);
      if (failure instanceof IOException e) {
        throw e;
      } else if (failure instanceof Error e) {
        throw e;
      }
      return Progress.counts("chars", name.length());
    }
  }

  @Test
  void theTablesArePublishedWithWhatCouldBeMade(SparkSession spark) throws Exception {
    Path input = Files.createDirectory(folder.resolve("input"));
    Files.writeString(
        input.resolve("海淀区2022.txt"),
        """
        2022年北京市海淀区政府工作报告
        各位代表：
        现在，我代表海淀区人民政府，向大会报告工作，请予审议。
        一、2021年工作回顾
        我们完成了老旧小区改造二十个，新增学位三千个，垃圾分类覆盖全部社区。
        二、2022年工作安排
        我们将加快保障性住房建设，推进义务教育优质均衡发展，完善厨余垃圾收运体系。
        """);
    OutputDirectory output = OutputDirectory.local(folder.resolve("output"));

    RunAccount account = new RunAccount(Clock.systemUTC());
    RunOutcome outcome = run(spark, account);
    RunAccount nextAccount = new RunAccount(Clock.systemUTC());
    RunOutcome next = run(spark, nextAccount);

    assertThat(outcome.kind()).isEqualTo(RunOutcome.Kind.PUBLISHED);
    assertThat(outcome.missingProducts()).containsExactly("broken", "alien");
    assertThat(account.ending().message()).isEqualTo("not made: broken, alien");
    assertThat(RunMetrics.of(account, folder.resolve("output").toString()))
        .contains("baogao_run_products_missing 2\n")
        .contains("baogao_run_stage_seconds{stage=\"note\"}");
    Manifest manifest = output.manifest(outcome.release());
    assertThat(manifest.files())
        .extracting(Manifest.ReleaseFile::name)
        .containsExactly("notes/note.txt");
    assertThat(manifest.stages())
        .extracting(Manifest.StageReport::stage)
        .endsWith("check", "broken", "alien", "note");
    assertThat(ReleaseVerifier.verify(output)).isEmpty();
    assertThat(next.kind()).isEqualTo(RunOutcome.Kind.UNCHANGED);
    assertThat(next.missingProducts()).containsExactly("broken", "alien");
  }

  private RunOutcome run(SparkSession spark, RunAccount account) throws IOException {
    RunOptions options =
        RunOptions.of(
            List.of(folder.resolve("input").toString()), folder.resolve("output").toString());
    return Run.execute(spark, options, Reference.load(options), account, PRODUCTS);
  }
}
