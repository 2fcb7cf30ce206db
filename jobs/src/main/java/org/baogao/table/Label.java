package org.baogao.table;

import java.util.regex.Pattern;

/**
 * What a published table or column is called in Chinese. The names become the names of views, of
 * their columns and of sheets, so they must need no quotes there.
 *
 * @param name Han characters, letters and digits, at most fourteen, no digit first
 * @param meaning one sentence; of a table, what one row is
 */
public record Label(String name, String meaning) {
  private static final Pattern NAME =
      Pattern.compile("[\\p{IsHan}A-Za-z][\\p{IsHan}A-Za-z0-9]{0,13}");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** Checks that the name needs no quotes and that both are Chinese. */
  public Label {
    if (!NAME.matcher(name).matches() || !HAN.matcher(name).find()) {
      throw new IllegalArgumentException(
          "Chinese name is not one to fourteen Han characters, letters and digits: " + name);
    }
    if (!HAN.matcher(meaning).find() || !meaning.endsWith("。")) {
      throw new IllegalArgumentException(
          "Chinese meaning of %s is no Chinese sentence: %s".formatted(name, meaning));
    }
  }

  /** The Chinese name and meaning of a table or column, beside the English ones. */
  public static Label chinese(String name, String meaning) {
    return new Label(name, meaning);
  }
}
