package org.baogao.run;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.baogao.SparkExtension;
import org.baogao.contract.CheckResults;
import org.baogao.contract.Columns;
import org.baogao.contract.Reports;
import org.baogao.contract.Terms;
import org.baogao.contract.TopicShares;
import org.baogao.contract.TopicTerms;
import org.baogao.contract.Topics;
import org.baogao.publish.Finding;
import org.baogao.publish.Finding.Problem;
import org.baogao.publish.Manifest;
import org.baogao.publish.OutputDirectory;
import org.baogao.publish.Release;
import org.baogao.publish.ReleaseBuild;
import org.baogao.publish.ReleaseVerifier;
import org.baogao.publish.RunLock;
import org.baogao.table.Field;
import org.baogao.table.Table;
import org.baogao.table.TableStore;
import org.baogao.table.Written;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is found in releases whose files are those of their manifests, but whose tables are not what
 * they should be.
 */
@ExtendWith(SparkExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseAuditTest {
  private static final Path SAMPLE = Path.of("../data/sample");

  @TempDir Path folder;
  private OutputDirectory directory;
  private Release release;

  @BeforeAll
  void publishOnce(@TempDir Path published) throws Exception {
    Path output = published.resolve("output");
    RunOptions options =
        RunOptions.of(
                List.of(
                    SAMPLE.resolve("reports/2024/云泽市澜亭区2024年政府工作报告.txt").toString(),
                    SAMPLE.resolve("reports/2023/云泽市澜亭区2023年政府工作报告.txt").toString()),
                output.toString())
            .withRegions(SAMPLE.resolve("regions.csv"));
    release =
        Run.execute(
                SparkExtension.session(),
                options,
                Reference.load(options),
                new RunAccount(Clock.systemUTC()))
            .release();
    directory = OutputDirectory.local(output);
  }

  @Test
  void aPublishedReleaseHasNoFindings(SparkSession spark) throws Exception {
    assertThat(ReleaseVerifier.verify(directory)).isEmpty();
    assertThat(ReleaseAudit.audit(spark, release, directory.manifest(release))).isEmpty();
  }

  @Test
  void aBrokenRuleIsFoundWhateverTheHashesSay(SparkSession spark) throws Exception {
    List<Finding> findings =
        auditOf(
            spark,
            List.of(TopicShares.TABLE),
            TopicShares.TABLE,
            TopicShares.TABLE,
            rows ->
                rows.withColumn(
                    TopicShares.SHARE.name(),
                    when(
                            Columns.TOPIC_ID.col().equalTo("waste"),
                            TopicShares.SHARE.col().plus(0.001))
                        .otherwise(TopicShares.SHARE.col())));

    assertThat(findings).extracting(Finding::problem).containsOnly(Problem.CHECK);
    assertThat(findings)
        .anySatisfy(
            finding -> {
              assertThat(finding.path()).endsWith("/topic_shares");
              assertThat(finding.expected()).startsWith("share adds up to 1: 1 by region_code");
              assertThat(finding.found()).endsWith("groups differ");
            });
  }

  @Test
  void aRepeatedKeyAndADanglingReferenceAreFound(SparkSession spark) throws Exception {
    List<Finding> repeated =
        auditOf(
            spark,
            List.of(Topics.TABLE),
            Topics.TABLE,
            Topics.TABLE,
            rows -> rows.union(rows.limit(1)));
    List<Finding> dangling =
        auditOf(
            spark,
            List.of(TopicTerms.TABLE),
            Topics.TABLE,
            Topics.TABLE,
            rows -> rows.where(Columns.TOPIC_ID.col().notEqual("waste")));

    assertThat(repeated)
        .anySatisfy(
            finding -> assertThat(finding.expected()).startsWith("key unique: no two rows"));
    assertThat(dangling)
        .extracting(Finding::expected)
        .contains("topic_id in topics: every topic_id is a topics.topic_id");
  }

  @Test
  void otherRowsThanTheManifestSaysAreFound(SparkSession spark) throws Exception {
    Manifest manifest = directory.manifest(release);
    Manifest.Table reports = manifest.tables().get(Reports.TABLE.name());

    List<Finding> fewer =
        ReleaseAudit.audit(
            spark,
            release,
            with(
                manifest,
                Reports.TABLE,
                new Manifest.Table(3, reports.bytes(), reports.contentHash(), reports.files())),
            List.of(Reports.TABLE));
    List<Finding> other =
        ReleaseAudit.audit(
            spark,
            release,
            with(
                manifest,
                Reports.TABLE,
                new Manifest.Table(reports.rows(), reports.bytes(), "0", reports.files())),
            List.of(Reports.TABLE));

    String path = "releases/%s/reports".formatted(release.runId().value());
    assertThat(fewer).containsExactly(new Finding(path, Problem.ROWS, "3 rows", "2 rows"));
    assertThat(other).containsExactly(new Finding(path, Problem.ROWS, "0", reports.contentHash()));
  }

  @Test
  void aColumnThatIsNotAsDeclaredIsFound(SparkSession spark) throws Exception {
    Field year = Field.required("year", org.apache.spark.sql.types.DataTypes.LongType, "A year.");
    Table other =
        new Table(
            Reports.TABLE.name(),
            "One row per report.",
            Reports.TABLE.key(),
            Stream.concat(
                    Reports.TABLE.columns().stream()
                        .map(field -> field.name().equals("year") ? year : field),
                    Stream.of(
                        Field.optional(
                            "note", org.apache.spark.sql.types.DataTypes.StringType, "A note.")))
                .toList(),
            List.of());

    List<Finding> findings =
        auditOf(
            spark,
            List.of(Reports.TABLE),
            Reports.TABLE,
            other,
            rows ->
                rows.withColumn("year", Columns.YEAR.col().cast("long"))
                    .withColumn("note", lit("x")));

    assertThat(findings).extracting(Finding::problem).containsOnly(Problem.CONTRACT);
    assertThat(findings)
        .extracting(Finding::expected, Finding::found)
        .satisfiesExactly(
            one -> {
              assertThat(one.toList().get(0).toString()).startsWith("year: column 5, int, ");
              assertThat(one.toList().get(1)).isEqualTo("column 5, bigint, A year.");
            },
            two -> {
              assertThat(two.toList().get(0)).isEqualTo("note: no such column");
              assertThat(two.toList().get(1)).isEqualTo("column 22, string, A note.");
            });
  }

  @Test
  void aFailedOrMissingCheckInTheReleaseIsFound(SparkSession spark) throws Exception {
    List<Finding> failed =
        auditOf(
            spark,
            List.of(Terms.TABLE, CheckResults.TABLE),
            CheckResults.TABLE,
            CheckResults.TABLE,
            rows ->
                rows.withColumn(
                    CheckResults.PASSED.name(),
                    CheckResults.CHECK_NAME.col().notEqual("words add up")));
    List<Finding> missing =
        auditOf(
            spark,
            List.of(Terms.TABLE, CheckResults.TABLE),
            CheckResults.TABLE,
            CheckResults.TABLE,
            rows -> rows.where(CheckResults.CHECK_NAME.col().notEqual("term not null")));

    assertThat(failed)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path()).endsWith("/terms");
              assertThat(finding.expected()).startsWith("words add up: passed");
            });
    assertThat(missing).isNotEmpty();
    assertThat(missing)
        .extracting(Finding::expected, Finding::found)
        .containsOnly(
            org.assertj.core.api.Assertions.tuple("term not null: a row in checks", "no such row"));
  }

  @Test
  void whatOtherCodeMadeIsSaidToBeSo(SparkSession spark) throws Exception {
    Manifest manifest = directory.manifest(release);
    TreeMap<String, String> versions = new TreeMap<>(manifest.versions());
    versions.put("code", "0123456789abcdef");
    Manifest ofOtherCode =
        new Manifest(
            manifest.runId(),
            manifest.createdAt(),
            versions,
            manifest.settings(),
            manifest.stages(),
            manifest.tables(),
            manifest.files(),
            manifest.inputs());
    Manifest.Table terms = manifest.tables().get(Terms.TABLE.name());
    Manifest changed =
        with(
            ofOtherCode,
            Terms.TABLE,
            new Manifest.Table(terms.rows(), terms.bytes(), "0", terms.files()));

    assertThat(ReleaseAudit.audit(spark, release, ofOtherCode, List.of(Terms.TABLE))).isEmpty();
    assertThat(ReleaseAudit.audit(spark, release, changed, List.of(Terms.TABLE)))
        .satisfiesExactly(
            first -> {
              assertThat(first.path()).endsWith("/_manifest.json");
              assertThat(first.found()).startsWith("one by code 0123456789abcdef: ");
            },
            second -> assertThat(second.problem()).isEqualTo(Problem.ROWS));
  }

  @Test
  void aFileThatIsNoParquetIsFound(SparkSession spark) throws Exception {
    List<Finding> findings =
        auditOf(
            spark,
            List.of(Terms.TABLE),
            (build, tables) ->
                Files.writeString(
                    local(build.table("terms")).resolve("part-00000.parquet"),
                    "no Parquet at all"));

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path()).endsWith("/terms");
              assertThat(finding.problem()).isEqualTo(Problem.UNREADABLE);
            });
  }

  private List<Finding> auditOf(
      SparkSession spark,
      List<Table> audited,
      Table table,
      Table writtenAs,
      UnaryOperator<Dataset<Row>> change)
      throws Exception {
    Dataset<Row> rows =
        change.apply(new TableStore(spark, release.directory().toString()).read(table));
    return auditOf(
        spark,
        audited,
        (build, tables) -> {
          try (Stream<Path> files = Files.list(local(build.table(table.name())))) {
            for (Path file : files.toList()) {
              Files.delete(file);
            }
          }
          Files.delete(local(build.table(table.name())));
          Written written =
              new TableStore(spark, build.directory().toString()).write(writtenAs, rows);
          tables.put(
              table.name(), new Manifest.TableSummary(written.rows(), written.contentHash()));
        });
  }

  /** Changes the tables of a release and what its manifest will say of them. */
  private interface Tampering {
    void change(ReleaseBuild build, Map<String, Manifest.TableSummary> tables) throws Exception;
  }

  /** The findings in a copy that was changed before it was published, so that all hashes fit. */
  private List<Finding> auditOf(SparkSession spark, List<Table> audited, Tampering tampering)
      throws Exception {
    Manifest manifest = directory.manifest(release);
    OutputDirectory output = OutputDirectory.local(Files.createTempDirectory(folder, "tampered"));
    Release tampered;
    try (RunLock lock = output.lock(Clock.systemUTC(), new Random(7))) {
      ReleaseBuild build = output.begin(lock);
      TreeMap<String, Manifest.TableSummary> tables = new TreeMap<>();
      for (Map.Entry<String, Manifest.Table> table : manifest.tables().entrySet()) {
        Path copy = Files.createDirectory(local(build.table(table.getKey())));
        for (Manifest.ReleaseFile file : table.getValue().files()) {
          Files.copy(
              local(release.table(table.getKey())).resolve(file.name()), copy.resolve(file.name()));
        }
        tables.put(
            table.getKey(),
            new Manifest.TableSummary(table.getValue().rows(), table.getValue().contentHash()));
      }
      tampering.change(build, tables);
      tampered =
          build.publish(
              new Manifest.Draft(
                  manifest.createdAt(),
                  manifest.versions(),
                  manifest.settings(),
                  manifest.inputs().roots(),
                  manifest.stages(),
                  tables),
              Collections.emptyIterator());
    }
    assertThat(ReleaseVerifier.verify(output)).isEmpty();
    return ReleaseAudit.audit(spark, tampered, output.manifest(tampered), audited);
  }

  private static Manifest with(Manifest manifest, Table table, Manifest.Table changed) {
    TreeMap<String, Manifest.Table> tables = new TreeMap<>(manifest.tables());
    tables.put(table.name(), changed);
    return new Manifest(
        manifest.runId(),
        manifest.createdAt(),
        manifest.versions(),
        manifest.settings(),
        manifest.stages(),
        tables,
        manifest.files(),
        manifest.inputs());
  }

  private static Path local(org.apache.hadoop.fs.Path path) {
    return Path.of(path.toUri().getPath());
  }
}
