package org.baogao.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Deals files out to tasks of about the same number of bytes. */
final class FileTasks {
  private FileTasks() {}

  static <F> JavaRDD<F> of(
      JavaSparkContext context, List<F> files, ToLongFunction<F> size, long taskBytes) {
    List<List<F>> tasks = new ArrayList<>();
    List<F> open = new ArrayList<>();
    long bytes = 0;
    for (F file : files) {
      open.add(file);
      bytes += size.applyAsLong(file);
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
