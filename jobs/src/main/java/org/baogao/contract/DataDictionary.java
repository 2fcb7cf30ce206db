package org.baogao.contract;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baogao.report.ReasonCode;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The data dictionary in Markdown, made from the contracts. */
public final class DataDictionary {
  private DataDictionary() {}

  /** The content of {@code docs/tables.md}. */
  public static String markdown() {
    StringBuilder text =
        new StringBuilder(
            """
            # Tables

            Made from the contracts in the code by `bin/baogao tables > docs/tables.md`; a test fails when this file is
            stale. The same meanings stand in the Parquet files as column comments. Key columns are **bold**; a `?` behind a
            type says that null is allowed, and the meaning then says what null means.

            """);
    Stream<Table> all = Stream.concat(Tables.ALL.stream(), Stream.of(Runs.TABLE));
    all.forEach(table -> append(text, table));
    text.append("## Reason codes of `rejects`\n\n| code | meaning |\n| --- | --- |\n");
    for (ReasonCode code : ReasonCode.values()) {
      text.append("| `%s` | %s |\n".formatted(code.code(), code.meaning()));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Table table) {
    text.append("## %s\n\n%s\n\n".formatted(table.name(), table.grain()));
    text.append("| column | type | meaning |\n| --- | --- | --- |\n");
    for (Field field : table.columns()) {
      String name = table.key().contains(field) ? "**%s**" : "%s";
      text.append(
          "| %s | %s%s | %s |\n"
              .formatted(
                  name.formatted(field.name()),
                  field.type().simpleString(),
                  field.nullable() ? "?" : "",
                  field.meaning().replace("|", "\\|")));
    }
    List<String> rules =
        Stream.concat(
                table.tableRules().stream(),
                table.rowRules().stream().filter(rule -> !(rule instanceof Rule.NotNull)))
            .map(rule -> "%s (%s)".formatted(rule.checkName(), rule.expected()))
            .toList();
    text.append(
        rules.stream()
            .map("- %s\n"::formatted)
            .collect(Collectors.joining("", "\nChecked:\n", "\n")));
  }
}
