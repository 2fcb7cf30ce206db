package org.baogao;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The way of the data as rules: what each room may know of the others. */
@AnalyzeClasses(packages = "org.baogao", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule roomsFormNoCircle =
      slices().matching("org.baogao.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule dataFlowsLeftToRight =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("report")
          .definedBy("org.baogao.report..")
          .layer("table")
          .definedBy("org.baogao.table..")
          .layer("contract")
          .definedBy("org.baogao.contract..")
          .layer("one report")
          .definedBy(
              "org.baogao.ingest..",
              "org.baogao.clean..",
              "org.baogao.metadata..",
              "org.baogao.structure..",
              "org.baogao.segment..",
              "org.baogao.topics..")
          .layer("reading")
          .definedBy("org.baogao.reading..")
          .layer("state")
          .definedBy("org.baogao.state..")
          .layer("all reports")
          .definedBy(
              "org.baogao.duplicates..",
              "org.baogao.terms..",
              "org.baogao.tfidf..",
              "org.baogao.clusters..",
              "org.baogao.trends..")
          .layer("training")
          .definedBy("org.baogao.training..")
          .layer("publish")
          .definedBy("org.baogao.publish..")
          .layer("query")
          .definedBy("org.baogao.query..")
          .layer("dashboard")
          .definedBy("org.baogao.dashboard..")
          .layer("export")
          .definedBy("org.baogao.export..")
          .layer("run")
          .definedBy("org.baogao.run..")
          .layer("cli")
          .definedBy("org.baogao.cli..", "org.baogao")
          .layer("bench")
          .definedBy("org.baogao.bench..")
          .whereLayer("bench")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("run")
          .mayOnlyBeAccessedByLayers("cli", "bench")
          .whereLayer("dashboard")
          .mayOnlyBeAccessedByLayers("run", "cli")
          .whereLayer("export")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("query")
          .mayOnlyBeAccessedByLayers("dashboard", "export", "run", "cli")
          .whereLayer("training")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("publish")
          .mayOnlyBeAccessedByLayers("query", "export", "run", "cli", "bench")
          .whereLayer("all reports")
          .mayOnlyBeAccessedByLayers("reading", "run", "bench")
          .whereLayer("reading")
          .mayOnlyBeAccessedByLayers("state", "run")
          .whereLayer("state")
          .mayOnlyBeAccessedByLayers("run")
          .whereLayer("one report")
          .mayOnlyBeAccessedByLayers("reading", "state", "training", "run", "cli", "bench");

  @ArchTest
  static final ArchRule roomsOfOneReportKnowNoSpark =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.baogao.report..",
              "org.baogao.ingest..",
              "org.baogao.clean..",
              "org.baogao.metadata..",
              "org.baogao.structure..",
              "org.baogao.segment..",
              "org.baogao.topics..",
              "org.baogao.training..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..");

  @ArchTest
  static final ArchRule tablesGoThroughOneDoor =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.baogao.table.TableStore")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("org\\.apache\\.spark\\.sql\\.DataFrame(Reader|Writer)");

  @ArchTest
  static final ArchRule onlyTheSegmenterCutsWords =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.baogao.segment..", "org.baogao.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.hankcs.hanlp.seg..");

  @ArchTest
  static final ArchRule onlyClusteringTrains =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.baogao.clusters..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark.ml..", "org.apache.spark.mllib..");

  @ArchTest
  static final ArchRule onlyCommandsParseArguments =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.baogao.cli..", "org.baogao.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");
}
