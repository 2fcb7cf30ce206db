package org.baogao.contract;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baogao.report.ReasonCode;
import org.baogao.report.RemovalKind;
import org.baogao.table.Field;
import org.baogao.table.Rule;
import org.baogao.table.Table;

/** The data dictionary in Markdown, made from the contracts. */
public final class DataDictionary {

  /** The languages that names and meanings are declared in. */
  public enum Language {
    EN("tables.md"),
    ZH("tables.zh-CN.md");

    private final String document;

    Language(String document) {
      this.document = document;
    }

    /** The document of {@code docs/} in this language. */
    public String document() {
      return document;
    }

    /** The one of two that is in this language. */
    public <T> T choose(T english, T chinese) {
      return switch (this) {
        case EN -> english;
        case ZH -> chinese;
      };
    }

    /** The language as the command line names it: lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private DataDictionary() {}

  /** The content of {@link Language#document}. */
  public static String markdown(Language language) {
    return switch (language) {
      case EN -> english();
      case ZH -> chinese();
    };
  }

  /** Every table that is documented: those of a release, and the diary beside the releases. */
  static List<Table> tables() {
    return Stream.concat(Tables.ALL.stream(), Stream.of(Runs.TABLE)).toList();
  }

  private static String english() {
    StringBuilder text =
        new StringBuilder(
            """
            # Tables

            [中文](tables.zh-CN.md)

            Made from the contracts in the code by `bin/baogao tables > docs/tables.md`; a test fails when this file is
            stale. The same meanings stand in the Parquet files as column comments. Key columns are **bold**; a `?` behind a
            type says that null is allowed, and the meaning then says what null means.

            """);
    for (Table table : tables()) {
      text.append("## %s\n\n%s\n\n".formatted(table.name(), table.grain()));
      text.append("| column | type | meaning |\n| --- | --- | --- |\n");
      for (Field field : table.columns()) {
        text.append(row(name(table, field), type(field), field.meaning()));
      }
      text.append("\nChecked:\n").append(rules(table)).append('\n');
    }
    text.append("## Kinds of `removals`\n\n| kind | what is taken out |\n| --- | --- |\n");
    for (RemovalKind kind : RemovalKind.values()) {
      text.append(row("`%s`".formatted(kind.label()), kind.meaning()));
    }
    text.append("\n## Reason codes of `rejects`\n\n| code | meaning |\n| --- | --- |\n");
    for (ReasonCode code : ReasonCode.values()) {
      text.append(row("`%s`".formatted(code.code()), code.meaning()));
    }
    return text.toString();
  }

  private static String chinese() {
    StringBuilder text =
        new StringBuilder(
            """
            # 数据表

            [English](tables.md)

            本文件由 `bin/baogao tables --language zh > docs/tables.zh-CN.md` 根据代码中的表结构声明生成，与代码不一致时测试不通过。
            **粗体**列为主键；类型后的 `?` 表示该列可以为空，含义中说明为空的情形。中文列名用于中文视图和导出的表格。“校验”所列为发布前
            逐项检查的规则，名称与 `checks` 表一致，为英文。

            """);
    for (Table table : tables()) {
      text.append("## %s %s\n\n%s\n\n".formatted(table.name(), table.nameZh(), table.grainZh()));
      text.append("| 列 | 中文列名 | 类型 | 含义 |\n| --- | --- | --- | --- |\n");
      for (Field field : table.columns()) {
        text.append(row(name(table, field), field.nameZh(), type(field), field.meaningZh()));
      }
      text.append("\n校验：\n").append(rules(table)).append('\n');
    }
    text.append("## 清除类型\n\n| 类型 | 清除的内容 |\n| --- | --- |\n");
    for (RemovalKind kind : RemovalKind.values()) {
      text.append(row("`%s`".formatted(kind.label()), kind.meaningZh()));
    }
    text.append("\n## 拒收原因代码\n\n| 代码 | 含义 |\n| --- | --- |\n");
    for (ReasonCode code : ReasonCode.values()) {
      text.append(row("`%s`".formatted(code.code()), code.meaningZh()));
    }
    return text.toString();
  }

  private static String name(Table table, Field field) {
    return table.key().contains(field) ? "**%s**".formatted(field.name()) : field.name();
  }

  private static String type(Field field) {
    return field.type().simpleString() + (field.nullable() ? "?" : "");
  }

  private static String row(String... cells) {
    return Stream.of(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String rules(Table table) {
    return Stream.concat(
            table.tableRules().stream(),
            table.rowRules().stream().filter(rule -> !(rule instanceof Rule.NotNull)))
        .map(rule -> "- %s (%s)\n".formatted(rule.checkName(), rule.expected()))
        .collect(Collectors.joining());
  }
}
