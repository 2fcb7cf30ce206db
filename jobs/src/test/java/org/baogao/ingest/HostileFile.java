package org.baogao.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A file that means harm, or was treated badly, and what a run must make of it.
 *
 * @param path below the input folder; its first folder is the kind of hostility
 * @param content made anew at each call, always the same
 * @param outcomes a line for every row of {@code reports} and {@code rejects} that the file gives:
 *     the source path, a space, and {@link #REPORT} or the code of the reject's reason
 */
public record HostileFile(String path, Supplier<byte[]> content, SortedSet<String> outcomes) {
  /** The outcome of what is read in spite of all. */
  public static final String REPORT = "report";

  /** A report that is found whole wherever it is read: region and year stand in its title. */
  static final String TEXT =
      """
      2022年北京市海淀区政府工作报告
      ——2021年12月15日在北京市海淀区第十七届人民代表大会第一次会议上
      各位代表：
      现在，我代表区人民政府，向大会报告工作，请予审议。
      一、2021年工作回顾
      我们完成了老旧小区改造二十个，新增学位三千个，垃圾分类覆盖全部社区。
      二、2022年工作安排
      我们将加快保障性住房建设，推进义务教育优质均衡发展，完善厨余垃圾收运体系。
      """;

  /** {@link #TEXT} in traditional script. */
  static final String TRADITIONAL_TEXT =
      """
      2022年北京市海淀區政府工作報告
      ——2021年12月15日在北京市海淀區第十七屆人民代表大會第一次會議上
      各位代表：
      現在，我代表區人民政府，向大會報告工作，請予審議。
      一、2021年工作回顧
      我們完成了老舊小區改造二十個，新增學位三千個，垃圾分類覆蓋全部社區。
      二、2022年工作安排
      我們將加快保障性住房建設，推進義務教育優質均衡發展，完善廚餘垃圾收運體系。
      """;

  /**
   * A file.
   *
   * @param outcomes an ending of the path, which may be empty, and its outcome, with a space
   *     between; an outcome alone is the file's own
   */
  static HostileFile file(String path, Supplier<byte[]> content, String... outcomes) {
    SortedSet<String> expected = new TreeSet<>();
    for (String outcome : outcomes) {
      expected.add(path + (outcome.indexOf(' ') < 0 ? " " : "") + outcome);
    }
    return new HostileFile(path, content, expected);
  }

  /** A file of UTF-8 text. */
  static HostileFile text(String path, String text, String... outcomes) {
    return file(path, () -> text.getBytes(UTF_8), outcomes);
  }
}
