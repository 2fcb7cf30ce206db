package org.baogao.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.baogao.OtherFileSystem;
import org.baogao.SparkExtension;
import org.baogao.ingest.InputMissingException;
import org.baogao.publish.CheckResult;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.ReleaseVerifier;
import org.baogao.run.FaultyFiles.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs over odd reports, and after what went wrong on the disk since the run before. */
@ExtendWith(SparkExtension.class)
class TroubledRunTest {
  @TempDir Path folder;
  private Path input;
  private Path output;

  @BeforeEach
  void folders() throws IOException {
    input = Files.createDirectory(folder.resolve("input"));
    output = folder.resolve("output");
  }

  private void write(String region, int year, String review, String plan) throws IOException {
    Files.writeString(
        input.resolve("%s%d.txt".formatted(region, year)),
        """
        %1$s%2$d年政府工作报告
        各位代表：
        现在，我代表%1$s人民政府，向大会报告工作，请予审议。
        一、%3$d年工作回顾
        %4$s
        二、%2$d年工作安排
        %5$s
        """
            .formatted(region, year, year - 1, review, plan));
  }

  @Test
  void everyRunPublishesInSpiteOfTheTroubleBefore(SparkSession spark) throws Exception {
    // A county that changed its name in that year, under both names; and a level without a word.
    write("苍山县", 2014, "我们新建了三所学校，改造了两个菜市场。", "我们将修通县城到各乡的公路。");
    write("兰陵县", 2014, "蔬菜大棚增加了一千亩，农民收入提高了。", "我们将治理河道，清运生活垃圾。");
    Files.writeString(input.resolve("山东省2014年政府工作报告.txt"), "略。");

    RunOutcome first = run(spark);

    assertThat(first.kind()).isEqualTo(RunOutcome.Kind.PUBLISHED);
    assertThat(first.reports()).isEqualTo(3);
    assertThat(rows(spark, "topic_shares", "region_code = '371324'").select("region_name"))
        .satisfies(names -> assertThat(names.distinct().count()).isEqualTo(1));
    assertThat(rows(spark, "cluster_shares", "region_code = '371324'").select("region_name"))
        .satisfies(names -> assertThat(names.distinct().count()).isEqualTo(1));

    Files.delete(output.resolve("current/passages/part-00000.parquet"));
    write("沂水县", 2014, "我们新建了一所医院。", "我们将扩建水库。");
    assertThat(run(spark).kind()).as("a lost file").isEqualTo(RunOutcome.Kind.PUBLISHED);

    Files.writeString(output.resolve("current/_manifest.json"), "{");
    assertThat(run(spark).kind()).as("a broken manifest").isEqualTo(RunOutcome.Kind.PUBLISHED);
    assertThat(run(spark).kind()).isEqualTo(RunOutcome.Kind.UNCHANGED);

    damageUnchanged(spark);

    Files.createSymbolicLink(input.resolve("gone.txt"), folder.resolve("nowhere"));
    RunOutcome withLink = run(spark);
    assertThat(withLink.kind()).as("a link to nothing").isEqualTo(RunOutcome.Kind.PUBLISHED);
    assertThat(withLink.rejects()).isEqualTo(1);
    assertThat(run(spark).kind()).isEqualTo(RunOutcome.Kind.UNCHANGED);

    try (Stream<Path> files = Files.list(input)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    assertThatThrownBy(() -> run(spark))
        .isInstanceOf(InputMissingException.class)
        .hasMessageContaining("is the disk mounted?");
  }

  /** Damages of the current release while the input stays as it is. */
  private void damageUnchanged(SparkSession spark) throws IOException {
    Path rejects = output.resolve("current/rejects/part-00000.parquet");
    byte[] bytes = Files.readAllBytes(rejects);
    bytes[bytes.length / 2] ^= 1;
    Files.write(rejects, bytes);
    assertThat(run(spark).kind()).as("a flipped bit").isEqualTo(RunOutcome.Kind.PUBLISHED);
    assertThat(ReleaseVerifier.verify(OutputDirectory.local(output))).isEmpty();

    Path killed = output.resolve("state/documents/killed");
    Files.createDirectories(killed.resolve("documents/_temporary"));
    Path work = Files.createDirectories(output.resolve("state/work/killed"));
    Path row = Files.createDirectories(output.resolve("state/diary-20200101T000000000Z-0001"));
    Files.writeString(output.resolve("current/notes.txt"), "an analyst's");
    assertThat(run(spark).kind()).as("a foreign file").isEqualTo(RunOutcome.Kind.UNCHANGED);
    assertThat(killed).as("half a segment of a killed run").doesNotExist();
    assertThat(work.getParent()).as("tables of a killed run").doesNotExist();
    assertThat(row).as("half a row of a killed run").doesNotExist();
    try (Stream<Path> kept = Files.walk(output.resolve("state/documents"))) {
      assertThat(kept.map(Path::toString))
          .anyMatch(name -> name.endsWith(".parquet"))
          .noneMatch(name -> name.endsWith(".parquet.crc"));
    }
  }

  @Test
  void whatChangedWhileItWasReadIsReadByTheNextRun(SparkSession spark) throws Exception {
    write("沂水县", 2014, "我们新建了一所医院，改造了两条街道。", "我们将扩建水库，清运生活垃圾。");
    RunOptions faulty = faulty(spark, input);
    FaultyFiles.begin(Fault.NONE, Fault.HALF, Fault.HALF);

    assertThat(run(spark, faulty).kind()).isEqualTo(RunOutcome.Kind.PUBLISHED);
    long half = sourceChars(spark);
    assertThat(run(spark, faulty).kind()).isEqualTo(RunOutcome.Kind.PUBLISHED);
    long whole = sourceChars(spark);
    assertThat(run(spark, faulty).kind()).isEqualTo(RunOutcome.Kind.UNCHANGED);

    assertThat(half).isLessThan(whole);
    assertThat(whole)
        .isEqualTo(Files.readString(input.resolve("沂水县2014.txt")).codePoints().count());
  }

  @Test
  void whatCouldNotBeReadThisTimeIsMissedAndThenIsNot(SparkSession spark) throws Exception {
    write("沂水县", 2014, "我们新建了一所医院，改造了两条街道。", "我们将扩建水库，清运生活垃圾。");
    Path other = Files.move(input, folder.resolve("other"));
    Files.createDirectory(input);
    write("费县", 2014, "我们新建了两所学校。", "我们将修通公路。");
    RunOptions faulty = faulty(spark, other);
    FaultyFiles.begin();
    assertThat(run(spark, faulty).failedChecks()).isEmpty();

    FaultyFiles.begin(Fault.NONE, Fault.FAILS);
    RunOutcome lost = run(spark, faulty.withMode(RunOptions.Mode.FULL));
    RunOutcome found = run(spark, faulty);

    assertThat(lost.rejects()).isEqualTo(1);
    assertThat(lost.failedChecks())
        .extracting(CheckResult::observed)
        .contains("1 reports fewer", "1 regions gone: 371323 沂水县");
    assertThat(found.reports()).isEqualTo(2);
    assertThat(found.failedChecks()).as("what was back").isEmpty();
  }

  /** The input, and a folder with one file at which things go wrong. */
  private RunOptions faulty(SparkSession spark, Path one) {
    OtherFileSystem.use(
        spark.sparkContext().hadoopConfiguration(), FaultyFiles.SCHEME, FaultyFiles.class);
    List<String> inputs = new ArrayList<>(List.of(FaultyFiles.SCHEME + ":" + one));
    if (!one.equals(input)) {
      inputs.add(input.toString());
    }
    return RunOptions.of(inputs, output.toString());
  }

  private long sourceChars(SparkSession spark) throws IOException {
    return rows(spark, "reports", "year = 2014").select("chars_source").first().getLong(0);
  }

  private Dataset<Row> rows(SparkSession spark, String table, String condition) throws IOException {
    return spark
        .read()
        .parquet(output.resolve("current").toRealPath().resolve(table).toString())
        .where(condition);
  }

  private RunOutcome run(SparkSession spark) throws IOException {
    return run(spark, RunOptions.of(List.of(input.toString()), output.toString()));
  }

  private RunOutcome run(SparkSession spark, RunOptions options) throws IOException {
    return Run.execute(spark, options, Reference.load(options), new RunAccount(Clock.systemUTC()));
  }
}
