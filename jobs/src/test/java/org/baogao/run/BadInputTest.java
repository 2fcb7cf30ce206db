package org.baogao.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.baogao.SparkExtension;
import org.baogao.ingest.InputMissingException;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.RunLock;
import org.baogao.publish.RunLockedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Bad input becomes a row in rejects, and the run goes on. */
@ExtendWith(SparkExtension.class)
class BadInputTest {
  private static final String REPORT =
      """
      2022年北京市海淀区政府工作报告
      ——2021年12月15日在北京市海淀区第十七届人民代表大会第一次会议上
      各位代表：
      现在，我代表区人民政府，向大会报告工作，请予审议。
      一、2021年工作回顾
      我们完成了老旧小区改造二十个，新增学位三千个，垃圾分类覆盖全部社区。
      二、2022年工作安排
      我们将加快保障性住房建设，推进义务教育优质均衡发展，完善厨余垃圾收运体系。
      """;

  @TempDir Path folder;
  private Path input;

  @BeforeEach
  void oneGoodReport() throws Exception {
    input = Files.createDirectory(folder.resolve("input"));
    Files.writeString(input.resolve("好.txt"), REPORT);
  }

  @Test
  void eachBadFileIsARejectWithItsReason(SparkSession spark) throws Exception {
    Files.write(input.resolve("empty.txt"), new byte[0]);
    Files.write(input.resolve("binary.txt"), new byte[] {0x7f, 'E', 'L', 'F', 0, 0, 1, 2, 0, 0, 5});
    Files.write(input.resolve("broken.zip"), cut(zip("a.txt", REPORT)));
    Files.write(input.resolve("broken.txt.gz"), cut(gzip(REPORT)));
    Files.writeString(
        input.resolve("empty.html"), "<html><head><script>1</script></head><body></body></html>");
    Files.writeString(input.resolve("numbers.csv"), "a,b\n1,2\n3,4\n");
    Files.writeString(
        input.resolve("云外县2022年政府工作报告.txt"),
        REPORT.replace("北京市海淀区", "云外县").replace("区人民政府", "县人民政府"));
    Files.writeString(
        input.resolve("invalid-year.csv"),
        "region,year,text\n海淀区,20x3,\""
            + REPORT.replace("2022年", "").replace("2021年", "")
            + "\"\n");

    RunOutcome outcome =
        Run.execute(spark, options(), reference(), new RunAccount(Clock.systemUTC()));

    assertThat(outcome.kind()).isEqualTo(RunOutcome.Kind.PUBLISHED);
    assertThat(outcome.reports()).isEqualTo(1);
    Map<String, String> reasons = new TreeMap<>();
    for (Row row :
        spark.read().parquet(outcome.release().table("rejects").toString()).collectAsList()) {
      reasons.put(row.getAs("source_path"), row.getAs("reason_code"));
      assertThat(row.<String>getAs("reason")).isNotBlank();
    }
    assertThat(reasons)
        .containsEntry("empty.txt", "file_empty")
        .containsEntry("binary.txt", "binary_content")
        .containsEntry("broken.zip", "archive_broken")
        .containsEntry("broken.txt.gz", "archive_broken")
        .containsEntry("empty.html", "html_without_text")
        .containsEntry("numbers.csv", "table_without_text_column")
        .containsEntry("云外县2022年政府工作报告.txt", "region_unknown")
        .containsEntry("invalid-year.csv#1", "year_invalid");
  }

  @Test
  void inputOfWhichNothingCanBeUsedIsRefused(SparkSession spark) throws Exception {
    Files.writeString(input.resolve("好.txt"), "无关的文字，没有地名也没有年份。");

    assertThatThrownBy(
            () -> Run.execute(spark, options(), reference(), new RunAccount(Clock.systemUTC())))
        .isInstanceOf(InputsRefusedException.class)
        .hasMessageContaining("好.txt");
    assertThat(OutputDirectory.local(folder.resolve("output")).currentRelease()).isEmpty();
  }

  @Test
  void anInputThatIsNotThereIsNamed(SparkSession spark) throws Exception {
    RunOptions missing =
        RunOptions.of(
            List.of(folder.resolve("nowhere").toString()), folder.resolve("output").toString());

    assertThatThrownBy(
            () -> Run.execute(spark, missing, reference(), new RunAccount(Clock.systemUTC())))
        .isInstanceOf(InputMissingException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void aSecondRunIsToldWhoHasTheOutput(SparkSession spark) throws Exception {
    OutputDirectory output = OutputDirectory.local(folder.resolve("output"));
    try (RunLock lock = output.lock(Clock.systemUTC(), new java.util.SplittableRandom(1))) {
      assertThatThrownBy(
              () -> Run.execute(spark, options(), reference(), new RunAccount(Clock.systemUTC())))
          .isInstanceOf(RunLockedException.class)
          .hasMessageContaining(lock.runId().value());
    }
  }

  @Test
  void aDryRunWritesNothing(SparkSession spark) throws Exception {
    RunOptions dry =
        RunOptions.of(List.of(input.toString()), folder.resolve("output").toString())
            .withMode(RunOptions.Mode.DRY_RUN);

    RunOutcome outcome = Run.execute(spark, dry, reference(), new RunAccount(Clock.systemUTC()));

    assertThat(outcome.kind()).isEqualTo(RunOutcome.Kind.DRY_RUN);
    assertThat(outcome.reports()).isEqualTo(1);
    assertThat(folder.resolve("output")).doesNotExist();
  }

  private RunOptions options() {
    return RunOptions.of(List.of(input.toString()), folder.resolve("output").toString());
  }

  private Reference reference() throws Exception {
    return Reference.load(options());
  }

  private static byte[] zip(String name, String text) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes("UTF-8"));
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(String text) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes("UTF-8"));
    }
    return bytes.toByteArray();
  }

  private static byte[] cut(byte[] bytes) {
    return java.util.Arrays.copyOf(bytes, bytes.length / 2);
  }
}
