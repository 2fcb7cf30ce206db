package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.baogao.table.Field.optional;
import static org.baogao.table.Field.required;

import java.util.List;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The diary of all runs over one output. */
public final class Runs {
  public static final Field RUN_ID =
      required("run_id", StringType, "Identifies the run; also the name of its release.");
  public static final Field STARTED_AT =
      required("started_at", StringType, "When it started, ISO 8601 in UTC.");
  public static final Field ENDED_AT =
      optional(
          "ended_at",
          StringType,
          "When it ended, ISO 8601 in UTC; null where the process was killed.");
  public static final Field SECONDS =
      optional(
          "seconds",
          DoubleType,
          "How long it took, whatever the clock did; null where the process was killed.");
  public static final Field OUTCOME =
      required(
          "outcome", StringType, "published, unchanged, checks_failed, refused, failed or killed.");
  public static final Field EXIT_CODE =
      optional("exit_code", IntegerType, "The exit code; null where the process was killed.");
  public static final Field REPORTS =
      optional("reports", LongType, "Reports found; null where the run did not get so far.");
  public static final Field REJECTS =
      optional("rejects", LongType, "Inputs refused; null where the run did not get so far.");
  public static final Field FILES_READ =
      optional(
          "files_read",
          LongType,
          "Input files that were read; null where the run did not get so far.");
  public static final Field FILES_UNCHANGED =
      optional(
          "files_unchanged",
          LongType,
          "Input files that were as the last run had read them, and were not read again; null where"
              + " the run did not get so far.");
  public static final Field MESSAGE =
      optional("message", StringType, "What went wrong; null where nothing did.");

  public static final Table TABLE =
      new Table(
          "runs",
          "One row per run, failed ones too; beside the releases, not in them.",
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
              new Rule.OneOf(
                  OUTCOME,
                  List.of(
                      "published", "unchanged", "checks_failed", "refused", "failed", "killed"))));

  private Runs() {}
}
