package org.baogao.submit;

import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.apache.spark.util.TaskCompletionListener;

/**
 * A plugin of Spark that lets the first attempt of every third task fail when it has done all of
 * its work: the worst moment, as whatever it wrote or counted stands there twice if that is not
 * undone.
 */
public final class FailingTasks implements SparkPlugin {
  private static final int ONE_IN = 3;

  /** What the log says of a task that was made to fail. */
  static final String MESSAGE = "made to fail by the test";

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {};
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new Failing();
  }

  /** Runs beside the tasks. */
  private static final class Failing implements ExecutorPlugin {
    @Override
    public void init(PluginContext context, Map<String, String> settings) {
      // Nothing to prepare.
    }

    @Override
    public void onTaskStart() {
      TaskContext task = TaskContext.get();
      if (task.attemptNumber() == 0 && (task.stageId() + task.partitionId()) % ONE_IN == 0) {
        TaskCompletionListener fail =
            ended -> {
              throw new IllegalStateException(MESSAGE);
            };
        task.addTaskCompletionListener(fail);
      }
    }
  }
}
