package org.baogao.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFolderTest {
  @TempDir Path folder;

  @Test
  void excelTakesNeitherCharsetNorTextForSomethingElse() throws Exception {
    try (CsvFolder csv = new CsvFolder(folder)) {
      List<CellFormat> formats = List.of(CellFormat.TEXT, CellFormat.COUNT, CellFormat.TEXT);
      csv.begin("表", List.of("名称", "=x", "备注"), formats);
      csv.row(Arrays.asList("=cmd|' /C calc'!A0", -0.5, "a,\"b\"\nc"));
      csv.row(Arrays.asList("-", 1e-7, null));
      csv.row(Arrays.asList("＋1", 12345678901L, "\t@x"));
      csv.row(Arrays.asList("海淀区", true, ""));
      csv.end();
      csv.finish();
    }

    byte[] bytes = Files.readAllBytes(folder.resolve("表.csv"));
    assertThat(Arrays.copyOf(bytes, 3)).containsExactly(0xEF, 0xBB, 0xBF);
    assertThat(new String(bytes, 3, bytes.length - 3, UTF_8))
        .isEqualTo(
            """
            名称,'=x,备注
            '=cmd|' /C calc'!A0,-0.5,"a,""b""~c"
            '-,1.0E-7,
            '＋1,12345678901,'\t@x
            海淀区,true,
            """
                .replace("\n", "\r\n")
                .replace("~", "\n"));
  }
}
