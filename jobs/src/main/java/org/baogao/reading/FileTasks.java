package org.baogao.reading;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.baogao.ingest.SourceFile;

/** Deals files out to tasks of about the same number of bytes. */
final class FileTasks {
  private FileTasks() {}

  static JavaRDD<SourceFile> of(JavaSparkContext context, List<SourceFile> files, long taskBytes) {
    List<List<SourceFile>> tasks = new ArrayList<>();
    List<SourceFile> open = new ArrayList<>();
    long bytes = 0;
    for (SourceFile file : files) {
      open.add(file);
      bytes += file.bytes();
      if (bytes >= taskBytes) {
        tasks.add(open);
        open = new ArrayList<>();
        bytes = 0;
      }
    }
    if (!open.isEmpty() || tasks.isEmpty()) {
      tasks.add(open);
    }
    return context.parallelize(tasks, tasks.size()).flatMap(List::iterator);
  }
}
