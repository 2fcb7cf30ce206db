package org.baogao.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.baogao.query.SqlQuery;
import org.baogao.run.ExitCode;
import org.baogao.run.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: a run over the sample corpus, and a look at what came out. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs over data/sample and shows what came out.")
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--sample",
      defaultValue = "data/sample",
      paramLabel = "DIR",
      description = "The sample corpus (default: ${DEFAULT-VALUE}).")
  private Path sample = Path.of("");

  @Option(
      names = "--output",
      defaultValue = "out/demo",
      paramLabel = "DIR",
      description = "Where releases go (default: ${DEFAULT-VALUE}).")
  private Path output = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    int code =
        RunCommand.execute(
            RunOptions.of(List.of(sample.resolve("reports").toString()), output.toString())
                .withReports(sample.resolve("reports.csv"))
                .withRegions(sample.resolve("regions.csv")),
            null,
            out,
            spec.commandLine().getErr());
    if (code == ExitCode.DONE) {
      show(out);
    }
    return code;
  }

  private void show(PrintWriter out) throws Exception {
    show(
        out,
        "Reports by region and year",
        """
        SELECT region_code, region_name, min(year) AS first_year, max(year) AS last_year,
               count(*) AS reports, count(duplicate_of) AS duplicates, sum(sentences) AS sentences
        FROM reports GROUP BY ALL ORDER BY region_code, first_year""");
    show(
        out,
        "What could not be used",
        "SELECT source_path, reason_code, detail FROM rejects ORDER BY ALL");
    show(
        out,
        "Largest topics of the latest year, all districts",
        """
        SELECT name_zh, name_en, round(100.0 * sum(chars) / sum(sum(chars)) OVER (), 1) AS percent
        FROM topic_shares JOIN topics USING (topic_id)
        WHERE section = 'all' AND level = 'district' AND year = (SELECT max(year) FROM topic_shares)
        GROUP BY ALL ORDER BY percent DESC, name_en LIMIT 10""");
    show(
        out,
        "Most typical words of each region in its latest year",
        """
        SELECT region_name, year, string_agg(term, ' ' ORDER BY log_odds_z DESC, term) AS terms
        FROM (SELECT *, row_number() OVER (PARTITION BY region_code, year
                                           ORDER BY log_odds_z DESC, term) AS n
              FROM region_year_terms
              WHERE (region_code, year) IN (SELECT region_code, max(year)
                                            FROM region_year_terms GROUP BY region_code))
        WHERE n <= 6 GROUP BY region_code, region_name, year ORDER BY region_code""");
    out.printf("The tables lie in %s%n", output.resolve("current"));
    out.printf("One to try:%n");
    out.printf(
        "  bin/baogao sql --output %s \"SELECT region_name, year, round(100 * share, 1) AS percent"
            + " FROM topic_shares WHERE topic_id = 'waste' AND section = 'all' ORDER BY ALL\"%n",
        output);
  }

  private void show(PrintWriter out, String title, String sql) throws Exception {
    out.printf("%n%s%n", title);
    SqlQuery.run(SqlQuery.localOutput(output.toString()), sql, SqlQuery.Format.TABLE, out);
    out.println();
  }
}
