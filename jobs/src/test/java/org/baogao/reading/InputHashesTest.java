package org.baogao.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.SparkSession;
import org.baogao.SparkExtension;
import org.baogao.ingest.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class InputHashesTest {

  @Test
  void aFileBeyondTheLimitIsNotRead(SparkSession spark, @TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("four.txt"), "four");
    SourceFile four = new SourceFile("four.txt", "file:" + file, 4);
    SourceFile gone = new SourceFile("gone.txt", "file:" + folder.resolve("gone.txt"), 4);

    assertThat(InputHashes.of(spark, List.of(four, gone), 4))
        .containsExactly(DigestUtils.sha256Hex("four"), InputHashes.UNREAD);
    assertThat(InputHashes.of(spark, List.of(four), 3)).containsExactly(InputHashes.UNREAD);
  }
}
