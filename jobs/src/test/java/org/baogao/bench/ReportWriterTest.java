package org.baogao.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.baogao.metadata.RegionTable;
import org.baogao.segment.TermExtractor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReportWriterTest {
  @TempDir Path folder;

  private void write(ReportWriter.Layout layout, int reports) throws IOException {
    try (ReportWriter writer = ReportWriter.of(layout, folder, reports)) {
      for (int i = 0; i < reports; i++) {
        writer.write(new ScaledReport("110108", 2000 + i % 20, "第一行\n“第二行”" + i));
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void aFileHoldsOneReportAndItsNameSaysWhichItIs() throws IOException {
    write(ReportWriter.Layout.FILES, 30);

    assertThat(files()).hasSize(30);
    assertThat(folder.relativize(files().get(0)).toString())
        .isEqualTo(Path.of("aaaa", "110108_2000_aaaa.txt").toString());
    assertThat(files().get(0)).hasContent("第一行\n“第二行”0");
  }

  @Test
  void aTableHoldsOneReportALine() throws IOException {
    write(ReportWriter.Layout.TABLE, 40);

    assertThat(files()).hasSize(14);
    assertThat(Files.readAllLines(files().get(0)))
        .startsWith("{\"region_code\":\"110108\",\"year\":2000,\"text\":\"第一行\\n“第二行”0\"}")
        .hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(ReportWriter.Layout.class)
  void aRunFindsRegionAndYearWithoutTheHelpOfTheText(ReportWriter.Layout layout)
      throws IOException {
    List<ScaledReport> written =
        List.of(
            new ScaledReport("110108", 2021, "第一条街道的垃圾分类工作由居民一起来做，大家都很满意。"),
            new ScaledReport("440305", 2019, "桥已经修好，路灯全部换新，学校里的食堂也重新粉刷了一遍。"),
            new ScaledReport("310000", 2023, "老人们每天下午在公园里下棋，医生每周两次来这里看望他们。"));
    try (ReportWriter writer = ReportWriter.of(layout, folder, written.size())) {
      written.forEach(writer::write);
    }
    List<ScaledReport> read = new ArrayList<>();

    new Originals(
            List.of(folder.toString()),
            RegionTable.standard(),
            TermExtractor.standard(),
            new NearDuplicates())
        .read(10, original -> read.add(original.report()));

    assertThat(read).containsExactlyInAnyOrderElementsOf(written);
  }
}
