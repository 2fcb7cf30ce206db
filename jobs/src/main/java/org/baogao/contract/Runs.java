package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.table.Field.optional;
import static org.baogao.table.Field.required;
import static org.baogao.table.Label.chinese;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;
import org.baogao.table.Vocabulary;
import org.baogao.table.Vocabulary.Value;

/** The diary of all runs over one output. */
public final class Runs {
  /** The outcome of a run whose process is gone; only a later run can say so. */
  public static final String KILLED = "killed";

  /** The outcome of a run that found another at work on the output. */
  public static final String LOCKED = "locked";

  public static final Vocabulary OUTCOMES =
      Vocabulary.of(
          new Value("published", "已发布"),
          new Value("unchanged", "没有变化"),
          new Value("checks_failed", "校验未通过"),
          new Value("refused", "未予执行"),
          new Value("failed", "失败"),
          new Value(LOCKED, "输出被另一次运行占用"),
          new Value(KILLED, "被终止"));

  public static final Field RUN_ID =
      required(
          "run_id",
          StringType,
          "Identifies the run; also the name of its release.",
          chinese("运行编号", "运行的编号，也是其发布目录的名称。"));
  public static final Field STARTED_AT =
      required(
          "started_at",
          StringType,
          "When it started, ISO 8601 in UTC.",
          chinese("开始时间", "开始的时间，ISO 8601 格式，协调世界时（UTC）。"));
  public static final Field ENDED_AT =
      optional(
          "ended_at",
          StringType,
          "When it ended, ISO 8601 in UTC; null where the process was killed.",
          chinese("结束时间", "结束的时间，ISO 8601 格式，协调世界时（UTC）；进程被终止时为空。"));
  public static final Field SECONDS =
      optional(
          "seconds",
          DoubleType,
          "How long it took, whatever the clock did; null where the process was killed.",
          chinese("耗时秒数", "运行所用的秒数，不受系统时钟调整影响；进程被终止时为空。"));
  public static final Field OUTCOME =
      required(
          "outcome",
          StringType,
          "published, unchanged, checks_failed, refused, failed, locked (another run had the output) or"
              + " killed.",
          chinese("运行结果", "运行的结果：" + OUTCOMES.listedZh() + "。"));
  public static final Field EXIT_CODE =
      optional(
          "exit_code",
          IntegerType,
          "The exit code; null where the process was killed.",
          chinese("退出码", "进程的退出码；进程被终止时为空。"));
  public static final Field REPORTS =
      optional(
          "reports",
          LongType,
          "Reports found; null where the run did not get so far.",
          chinese("报告数", "得到的报告数；运行未进行到这一步时为空。"));
  public static final Field REJECTS =
      optional(
          "rejects",
          LongType,
          "Inputs refused; null where the run did not get so far.",
          chinese("拒收数", "拒收的输入数；运行未进行到这一步时为空。"));
  public static final Field FILES_READ =
      optional(
          "files_read",
          LongType,
          "Input files that were read; null where the run did not get so far.",
          chinese("读取文件数", "读取的输入文件数；运行未进行到这一步时为空。"));
  public static final Field FILES_UNCHANGED =
      optional(
          "files_unchanged",
          LongType,
          "Input files that were as the last run had read them, and were not read again; null where"
              + " the run did not get so far.",
          chinese("未变文件数", "与上次运行读取时相同、因而不再读取的输入文件数；运行未进行到这一步时为空。"));
  public static final Field MESSAGE =
      optional(
          "message",
          StringType,
          "What went wrong; null where nothing did.",
          chinese("错误信息", "出了什么问题；没有问题时为空。"));

  public static final Table TABLE =
      new Table(
          "runs",
          "One row per run, failed ones too; beside the releases, not in them.",
          chinese("运行记录", "每次运行一行，包括失败的；与各次发布并列，不在其中。"),
          List.of(RUN_ID),
          List.of(
              RUN_ID,
              STARTED_AT,
              ENDED_AT,
              SECONDS,
              OUTCOME,
              EXIT_CODE,
              REPORTS,
              REJECTS,
              FILES_READ,
              FILES_UNCHANGED,
              MESSAGE),
          List.of(
              new Rule.InRange(SECONDS, 0, 1e9),
              new Rule.InRange(EXIT_CODE, 0, 5),
              new Rule.InRange(FILES_READ, 0, 1e12),
              new Rule.InRange(FILES_UNCHANGED, 0, 1e12),
              new Rule.OneOf(OUTCOME, OUTCOMES)));

  private Runs() {}
}
