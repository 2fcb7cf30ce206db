package org.baogao.run;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.baogao.clusters.ClusterModel;
import org.baogao.clusters.Clustering;
import org.baogao.clusters.Crosswalk;
import org.baogao.contract.CheckResults;
import org.baogao.contract.ClusterCrosswalk;
import org.baogao.contract.ClusterShares;
import org.baogao.contract.ClusterTerms;
import org.baogao.contract.Clusters;
import org.baogao.contract.Columns;
import org.baogao.contract.Passages;
import org.baogao.contract.Place;
import org.baogao.contract.RegionYearTerms;
import org.baogao.contract.Regions;
import org.baogao.contract.Rejects;
import org.baogao.contract.Removals;
import org.baogao.contract.ReportTerms;
import org.baogao.contract.Reports;
import org.baogao.contract.SentenceTopics;
import org.baogao.contract.Sentences;
import org.baogao.contract.ShareMovers;
import org.baogao.contract.Terms;
import org.baogao.contract.TopicShares;
import org.baogao.contract.TopicTerms;
import org.baogao.contract.Topics;
import org.baogao.duplicates.Duplicates;
import org.baogao.ingest.InputListing;
import org.baogao.metadata.RegionTable;
import org.baogao.publish.CheckResult;
import org.baogao.publish.Checks;
import org.baogao.publish.Manifest;
import org.baogao.publish.ReleaseBuild;
import org.baogao.reading.Documents;
import org.baogao.reading.ReadingTools;
import org.baogao.report.Region;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;
import org.baogao.table.TableStore;
import org.baogao.table.Written;
import org.baogao.terms.Vocabulary;
import org.baogao.tfidf.Keyness;
import org.baogao.tfidf.TfIdf;
import org.baogao.tfidf.WordStatistics;
import org.baogao.topics.Codebook;
import org.baogao.topics.Topic;
import org.baogao.topics.WeightedWord;
import org.baogao.trends.ClusterShareTrend;
import org.baogao.trends.ShareMoverTrend;
import org.baogao.trends.TopicShareTrend;
import org.jspecify.annotations.Nullable;

/** Builds the tables of one release, stage by stage: the order of the stages stands here only. */
final class TableBuilding {
  private final SparkSession spark;
  private final RunOptions options;
  private final Reference reference;
  private final InputListing inputs;
  private final TableStore staging;
  private final TableStore store;
  private final Progress progress;
  private final Checks checks;
  private final @Nullable PreviousRelease previous;
  private final Reading reading;
  private final List<Written> written = new ArrayList<>();
  private Dataset<Row> documents;
  private FileNumbers files = new FileNumbers(1);
  private long reports;
  private long rejects;
  private long countedReports;

  TableBuilding(
      SparkSession spark,
      RunOptions options,
      Reference reference,
      InputListing inputs,
      Workplace workplace,
      ReleaseBuild build,
      @Nullable PreviousRelease previous,
      Reading reading,
      Progress progress) {
    this.spark = spark;
    this.options = options;
    this.reference = reference;
    this.inputs = inputs;
    this.staging = new TableStore(spark, workplace.directory());
    this.store = new TableStore(spark, build.directory().toString());
    this.previous = previous;
    this.reading = reading;
    this.documents = spark.emptyDataFrame();
    this.progress = progress;
    this.checks = new Checks(store);
  }

  /** Builds every table but {@code checks}. */
  void build() {
    read();
    staged("structure", this::writeReports);
    staged("terms", this::writeTerms);
    staged("tfidf", this::writeWeights);
    staged("topics", this::writeTopics);
    staged("clusters", this::writeClusters);
    staged("trends", this::writeTrends);
  }

  /**
   * Checks what was built and writes {@code checks}; gives the checks that did not pass.
   *
   * @param last the manifest of the release before, if there is one
   */
  List<CheckResult> check(@Nullable Manifest last) {
    progress.stage(
        "check",
        () -> {
          checks.evaluate(written);
          checkInputs();
          checkCopies();
          checkTerms();
          new CoverageChecks(store, reports, rejects, options.alarms())
              .results(last, compared(last))
              .forEach(checks::add);
          List<Row> rows = checks.results().stream().map(CheckResult::row).toList();
          write(CheckResults.TABLE, rows);
          return Progress.counts("checks", rows.size());
        });
    return checks.results().stream().filter(result -> !result.passed()).toList();
  }

  /**
   * The release before; of the same input only if it had the same reports and rejects, too: what
   * could not be read then or now, though it was there, makes a difference.
   */
  private @Nullable PreviousRelease compared(@Nullable Manifest last) {
    boolean again =
        last != null
            && written.stream()
                .filter(
                    one -> one.table().equals(Reports.TABLE) || one.table().equals(Rejects.TABLE))
                .allMatch(one -> one.contentHash().equals(contentHash(last, one.table())));
    return previous == null || again ? previous : new PreviousRelease(previous.tables(), false);
  }

  private static String contentHash(Manifest manifest, Table table) {
    Manifest.Table found = manifest.tables().get(table.name());
    return found == null ? "" : found.contentHash();
  }

  /** All tables written, {@code checks} too. */
  List<Written> written() {
    return List.copyOf(written);
  }

  long reports() {
    return reports;
  }

  long rejects() {
    return rejects;
  }

  private void read() {
    LongAccumulator filesRead = spark.sparkContext().longAccumulator("files read");
    progress.stage(
        "read",
        "files",
        reading.filesToRead(),
        () -> filesRead.value(),
        () -> {
          Broadcast<ReadingTools> tools =
              JavaSparkContext.fromSparkContext(spark.sparkContext())
                  .broadcast(reference.readingTools(options));
          documents = reading.documents(tools, filesRead);
          tools.unpersist();
          return reading.counts();
        });
  }

  private void staged(String stage, Runnable work) {
    int before = written.size();
    progress.stage(
        stage,
        "tables",
        Progress.UNKNOWN,
        () -> written.size() - before,
        () -> {
          work.run();
          SortedMap<String, Long> counts = new TreeMap<>();
          for (Written table : written.subList(before, written.size())) {
            counts.put(table.table().name(), table.rows());
          }
          return counts;
        });
  }

  private void writeReports() {
    Dataset<Row> found =
        documents
            .where(Documents.REPORT.col().isNotNull())
            .select(col("report.*"), Documents.TERMS.col(), Documents.SIGNATURE.col());
    Dataset<Row> duplicates =
        Duplicates.find(
            found.select(
                Columns.REPORT_ID.col(),
                Reports.DAMAGED_SENTENCES.col(),
                Reports.CHARS_CLEAN.col(),
                Documents.SIGNATURE.col()));
    Written reportsWritten =
        write(Reports.TABLE, found.join(duplicates, new String[] {"report_id"}, "left"));
    reports = reportsWritten.rows();
    rejects = write(Rejects.TABLE, rejectRows()).rows();
    if (reports == 0) {
      throw new InputsRefusedException(
          "All %d inputs were rejected; the first reason: %s".formatted(rejects, firstReject()));
    }
    Row totals =
        store
            .read(Reports.TABLE)
            .agg(
                sum(Reports.SENTENCES.col()),
                count(lit(1)).minus(count(Reports.DUPLICATE_OF.col())))
            .first();
    files = FileNumbers.forSentences(totals.getLong(0));
    countedReports = totals.getLong(1);
    staging.stage(
        NumberedReports.TABLE,
        files
            .number(
                NumberedReports.placed(store.read(Reports.TABLE), reference.regions()),
                totals.getLong(0))
            .select(NumberedReports.columns()));
    Dataset<Row> ids = documents.select(col("report.report_id"), Documents.REMOVALS.col());
    write(
        Removals.TABLE,
        ids.select(Columns.REPORT_ID.col(), explode(Documents.REMOVALS.col()).as("removal"))
            .select(Columns.REPORT_ID.col(), col("removal.*")));
    writeElements(Sentences.TABLE, Documents.SENTENCES.col());
    write(Regions.TABLE, reference.regions().regions().stream().map(TableBuilding::row).toList());
  }

  private Dataset<Row> rejectRows() {
    List<Row> listed = inputs.rejects().stream().map(Rejects::row).toList();
    Dataset<Row> refused =
        documents.where(Documents.REJECT.col().isNotNull()).select(col("reject.*"));
    StructType schema = Rejects.TABLE.schema();
    return refused.unionByName(spark.createDataFrame(listed, schema));
  }

  private String firstReject() {
    Row first = store.read(Rejects.TABLE).orderBy(Rejects.SOURCE_PATH.col()).first();
    return "%s (%s) %s"
        .formatted(
            first.getAs(Rejects.SOURCE_PATH.name()),
            first.getAs(Rejects.REASON_CODE.name()),
            first.getAs(Rejects.DETAIL.name()));
  }

  private void writeTerms() {
    Dataset<Row> counts = reportsWith(Documents.TERM_COUNTS.col(), countedReports());
    staging.stage(LevelTerms.TABLE, Vocabulary.byLevel(counts));
    write(Terms.TABLE, Vocabulary.of(staging.read(LevelTerms.TABLE), countedReports));
  }

  private void writeWeights() {
    Broadcast<WordStatistics> words =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(WordStatistics.of(store.read(Terms.TABLE), staging.read(LevelTerms.TABLE)));
    writeInOrder(
        ReportTerms.TABLE,
        TfIdf.weigh(byReport(Documents.TERM_COUNTS.col(), countedReports()), words));
    writeInOrder(RegionYearTerms.TABLE, Keyness.rank(byRegion(Documents.TERM_COUNTS.col()), words));
    words.unpersist();
  }

  private void writeTopics() {
    Codebook codebook = reference.codebook();
    write(Topics.TABLE, codebook.topics().stream().map(TableBuilding::row).toList());
    write(TopicTerms.TABLE, codebook.topics().stream().flatMap(TableBuilding::wordRows).toList());
    writeElements(SentenceTopics.TABLE, Documents.SENTENCE_TOPICS.col());
  }

  private void writeClusters() {
    Dataset<Row> passages = exploded(Documents.PASSAGES.col());
    ClusterModel model = Clustering.train(passages, previous == null ? null : previous.tables());
    Broadcast<ClusterModel> broadcastModel =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(model);
    writeInOrder(
        Passages.TABLE,
        Clustering.assign(passages, broadcastModel)
            .join(
                countedReports().select(Columns.REPORT_ID.col(), FileNumbers.FILE.col()),
                "report_id")
            .repartitionById(files.files(), FileNumbers.FILE.col())
            .sortWithinPartitions(Columns.REPORT_ID.col(), Passages.PASSAGE_NO.col()));
    broadcastModel.unpersist();
    Dataset<Row> assigned =
        store.read(Passages.TABLE).join(countedReports(), Columns.REPORT_ID.name());
    write(
        Clusters.TABLE,
        ClusterShareTrend.clusters(
            Clustering.describe(passages, model), assigned, Codebook.GENERAL));
    write(ClusterTerms.TABLE, Clustering.termRows(model));
    write(ClusterShares.TABLE, ClusterShareTrend.shares(assigned));
    writeCrosswalk();
  }

  /**
   * A run over the very input of the current release makes that release again, so its crosswalk
   * still leads from the release before it.
   */
  private void writeCrosswalk() {
    List<Row> crosswalk =
        previous != null && previous.ofSameInput()
            ? Crosswalk.again(previous.tables(), store)
            : List.of();
    long lost = 0;
    if (crosswalk.isEmpty() && previous != null) {
      crosswalk = Crosswalk.between(previous.tables(), store);
      lost = Crosswalk.clustersNotConserved(crosswalk, previous.tables());
    } else if (crosswalk.isEmpty()) {
      crosswalk = Crosswalk.fromNothing(store);
    }
    write(ClusterCrosswalk.TABLE, crosswalk);
    checks.add(
        new CheckResult(
            "previous clusters accounted for",
            ClusterCrosswalk.TABLE.name(),
            Rule.Severity.FAIL,
            lost == 0,
            "%d clusters differ".formatted(lost),
            "the characters that each cluster had in the release before, if there was one"));
  }

  private void writeTrends() {
    List<String> topics = reference.codebook().topics().stream().map(Topic::id).toList();
    Dataset<Row> shares =
        TopicShareTrend.of(
                byRegion(Documents.BLOCKS.col()), topics, reference.topics().dispersion())
            .cache();
    writeInOrder(TopicShares.TABLE, TopicShareTrend.withQValues(shares));
    shares.unpersist();
    writeInOrder(ShareMovers.TABLE, ShareMoverTrend.of(byRegion(Documents.TOPIC_PARTS.col())));
  }

  /**
   * The reports with their file numbers. Whether they are sent to all executors is Spark's to say,
   * by their size: there may be too many.
   */
  private Dataset<Row> allReports() {
    return staging.read(NumberedReports.TABLE);
  }

  /** The reports that are no duplicates. */
  private Dataset<Row> countedReports() {
    return allReports().where(Reports.DUPLICATE_OF.col().isNull());
  }

  /**
   * The elements of an array column of the counted reports with the report that each belongs to.
   */
  private Dataset<Row> exploded(Column array) {
    return reportsWith(array, countedReports())
        .withColumn("element", explode(array))
        .select(
            Columns.REPORT_ID.col(),
            Columns.REGION_CODE.col(),
            Columns.REGION_NAME.col(),
            Columns.LEVEL.col(),
            Columns.YEAR.col(),
            col("element.*"));
  }

  /** A column of the reports, one row a report, in the order of the large tables. */
  private Dataset<Row> byReport(Column column, Dataset<Row> ofReports) {
    return reportsWith(column, ofReports)
        .repartitionById(files.files(), FileNumbers.FILE.col())
        .sortWithinPartitions(Columns.REPORT_ID.col());
  }

  /** The same of the counted reports, all of one region in one partition and year by year. */
  private Dataset<Row> byRegion(Column column) {
    return reportsWith(column, countedReports())
        .repartitionById(files.files(), FileNumbers.REGION_FILE.col())
        .sortWithinPartitions(
            Columns.REGION_CODE.col(), Columns.YEAR.col(), Columns.REPORT_ID.col());
  }

  private Dataset<Row> reportsWith(Column column, Dataset<Row> ofReports) {
    return documents
        .where(Documents.REPORT.col().isNotNull())
        .select(col("report.report_id"), column)
        .join(ofReports, Columns.REPORT_ID.name());
  }

  /** Writes the elements of an array column of all reports, as they stand in it. */
  private void writeElements(Table table, Column array) {
    Dataset<Row> elements =
        byReport(array, allReports())
            .select(Columns.REPORT_ID.col(), explode(array).as("element"))
            .select(Columns.REPORT_ID.col(), col("element.*"));
    writeInOrder(table, elements);
  }

  private void writeInOrder(Table table, Dataset<Row> rows) {
    written.add(store.writeInOrder(table, rows));
  }

  private Written write(Table table, Dataset<Row> rows) {
    Written one = store.write(table, rows);
    written.add(one);
    return one;
  }

  private void write(Table table, List<Row> rows) {
    write(table, spark.createDataFrame(rows, table.schema()));
  }

  /** Every listed file has an outcome: a report or a reject, at least one of either. */
  private void checkInputs() {
    long outcomes = documents.select(Documents.SOURCE_FILE.col()).distinct().count();
    checks.add(
        new CheckResult(
            "reports in = reports + rejects",
            Rejects.TABLE.name(),
            Rule.Severity.FAIL,
            outcomes == inputs.files().size(),
            "%d input files have an outcome".formatted(outcomes),
            "%d input files".formatted(inputs.files().size())));
  }

  /** A copy names the report that counts in its place, not another copy. */
  private void checkCopies() {
    Dataset<Row> copies = store.read(Reports.TABLE).where(Reports.DUPLICATE_OF.col().isNotNull());
    long ofCopies =
        copies
            .select(Reports.DUPLICATE_OF.col())
            .join(
                copies.select(Columns.REPORT_ID.col().as("copy")),
                Reports.DUPLICATE_OF.col().equalTo(col("copy")),
                "left_semi")
            .count();
    checks.add(
        new CheckResult(
            "copies of what counts",
            Reports.TABLE.name(),
            Rule.Severity.FAIL,
            ofCopies == 0,
            "%d copies of copies".formatted(ofCopies),
            "0 copies of copies"));
  }

  /** The words counted in the reports are the words in the vocabulary. */
  private void checkTerms() {
    long inReports =
        total(
            store.read(Reports.TABLE).where(Reports.DUPLICATE_OF.col().isNull()),
            Reports.TERMS.col());
    long inTerms = total(store.read(Terms.TABLE), Terms.COLLECTION_FREQUENCY.col());
    long inReportTerms = total(store.read(ReportTerms.TABLE), ReportTerms.TF.col());
    checks.add(
        new CheckResult(
            "words add up",
            Terms.TABLE.name(),
            Rule.Severity.FAIL,
            inReports == inTerms && inTerms == inReportTerms,
            "%d in reports, %d in terms, %d in report_terms"
                .formatted(inReports, inTerms, inReportTerms),
            "the same number"));
  }

  private static long total(Dataset<Row> rows, Column column) {
    return rows.agg(coalesce(sum(column), lit(0L))).first().getLong(0);
  }

  private static Row row(Region region) {
    return RowFactory.create(
        region.code(),
        region.validFrom() == null ? 0 : region.validFrom(),
        region.name(),
        region.fullName(),
        region.level().label(),
        region.parentCode(),
        region.validTo(),
        region.successorCode());
  }

  private static Row row(Topic topic) {
    return RowFactory.create(
        topic.id(), topic.nameZh(), topic.nameEn(), topic.capCode(), topic.definition());
  }

  private static Stream<Row> wordRows(Topic topic) {
    List<WeightedWord> words =
        topic.words().stream()
            .sorted(
                java.util.Comparator.comparingDouble(WeightedWord::weight)
                    .reversed()
                    .thenComparing(WeightedWord::word))
            .toList();
    List<Row> rows = new ArrayList<>();
    for (WeightedWord word : words) {
      rows.add(RowFactory.create(topic.id(), word.word(), word.weight(), rows.size() + 1));
    }
    return rows.stream();
  }

  /** What later stages need to know of each report. */
  private static final class NumberedReports {
    static final Table TABLE =
        new Table(
            "numbered_reports",
            "One row per report.",
            List.of(Columns.REPORT_ID),
            List.of(
                Columns.REPORT_ID,
                Columns.REGION_CODE,
                Columns.REGION_NAME,
                Columns.LEVEL,
                Columns.YEAR,
                Place.SINCE,
                Reports.DUPLICATE_OF,
                FileNumbers.FILE,
                FileNumbers.REGION_FILE),
            List.of());

    /**
     * The reports with the place that they are about. In the year in which a region changes its
     * name there may be reports under both: all of its year get the name of the first that counts,
     * as every table has one row for it.
     */
    static Dataset<Row> placed(Dataset<Row> reports, RegionTable regions) {
      SortedMap<List<String>, Integer> since =
          new TreeMap<>(Comparator.comparing((List<String> key) -> String.join("/", key)));
      for (Region region : regions.regions()) {
        int year = regions.placeSince(region);
        if (year > 0) {
          since.put(List.of(region.code(), region.name()), year);
        }
      }
      List<Row> rows =
          since.entrySet().stream()
              .map(
                  place ->
                      RowFactory.create(
                          place.getKey().get(0), place.getKey().get(1), place.getValue()))
              .toList();
      StructType schema =
          new StructType()
              .add(Columns.REGION_CODE.structField())
              .add(Columns.REGION_NAME.structField())
              .add(Place.SINCE.structField());
      Dataset<Row> places = reports.sparkSession().createDataFrame(rows, schema);
      Dataset<Row> placed =
          reports
              .join(
                  broadcast(places),
                  new String[] {Columns.REGION_CODE.name(), Columns.REGION_NAME.name()},
                  "left")
              .withColumn(Place.SINCE.name(), coalesce(Place.SINCE.col(), lit(0)));
      WindowSpec year = Window.partitionBy(Columns.REGION_CODE.col(), Columns.YEAR.col());
      Column order = struct(Reports.DUPLICATE_OF.col().isNotNull(), Columns.REPORT_ID.col());
      for (Field field : List.of(Columns.REGION_NAME, Columns.LEVEL, Place.SINCE)) {
        placed = placed.withColumn(field.name(), min_by(field.col(), order).over(year));
      }
      return placed;
    }

    static Column[] columns() {
      return TABLE.columns().stream().map(Field::col).toArray(Column[]::new);
    }
  }

  /** The vocabulary by level of government, of which two stages make tables. */
  private static final class LevelTerms {
    static final Table TABLE =
        new Table(
            "level_terms",
            "One row per level and term.",
            List.of(Columns.LEVEL, Columns.TERM),
            List.of(
                Columns.LEVEL,
                Columns.TERM,
                Terms.DOCUMENT_FREQUENCY,
                Terms.COLLECTION_FREQUENCY,
                Terms.FIRST_YEAR),
            List.of());
  }
}
