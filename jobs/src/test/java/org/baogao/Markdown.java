package org.baogao;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A document of this repository, as tests read it.
 *
 * @param text all of it
 */
public record Markdown(String text) {
  private static final Pattern FENCE =
      Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
  private static final Pattern COMMAND = Pattern.compile("(bin/|notebooks/|mvn |spark-submit ).*");
  private static final Pattern INLINE = Pattern.compile("`((?:bin|out|notebooks)/[^`]+)`");
  private static final String INDENT = "    ";

  /**
   * A fenced block.
   *
   * @param language what it is in: {@code sh}, {@code text} or {@code sql}
   * @param content without the fences
   */
  public record Fence(String language, String content) {}

  /** The document at a path of the repository. */
  public static Markdown of(String path) throws IOException {
    return new Markdown(Files.readString(Path.of("..").resolve(path), UTF_8));
  }

  /** All fenced blocks in order. */
  public List<Fence> fences() {
    return FENCE
        .matcher(text)
        .results()
        .map(block -> new Fence(block.group(1), block.group(2)))
        .toList();
  }

  /** Where its links lead, in order. */
  public List<String> links() {
    return LINK.matcher(text).results().map(link -> link.group(1)).toList();
  }

  /** The commands in indented blocks, without comments. */
  public List<String> indentedCommands() {
    List<String> commands = new ArrayList<>();
    boolean inside = false;
    for (String line : text.lines().toList()) {
      String content = line.strip();
      inside = line.startsWith(INDENT) && (inside || COMMAND.matcher(content).matches());
      if (inside) {
        commands.add(content.replaceFirst("\\s+# .*", ""));
      }
    }
    return commands;
  }

  /** The commands and outputs that are named in sentences, in order. */
  public List<String> inlineCommands() {
    return INLINE.matcher(text).results().map(command -> command.group(1)).toList();
  }

  /** The first cells of all rows of a table whose header begins with this cell. */
  public List<String> firstCells(String header) {
    Pattern table =
        Pattern.compile(
            "^\\| %s \\|.*\\n\\| --- .*\\n((?:\\|.*\\n)+)".formatted(Pattern.quote(header)),
            Pattern.MULTILINE);
    return table
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .flatMap(String::lines)
        .skip(2)
        .map(row -> row.split(" \\| ", -1)[0].substring(2))
        .toList();
  }
}
