package org.baogao.clean;

/**
 * The documented normalisation that leads from a stretch of source to its clean text: whoever cuts
 * a sentence's {@code [begin, end)} out of the decoded source and normalises it gets the sentence.
 *
 * <p>What it does, by the same code that cleans whole reports:
 *
 * <ul>
 *   <li>entities become their characters; tags, zero-width and control characters, line ends that
 *       are written out as {@code \r\n}, and lines that are page numbers go;
 *   <li>white space goes, line ends included. One space stays between Latin words or numbers, and
 *       between the words of a title without an end mark (市长 张三);
 *   <li>full-width letters, digits and signs of numbers become ASCII; a private-use character
 *       between digits becomes the decimal point;
 *   <li>ASCII commas, semicolons, colons, question and exclamation marks and brackets become the
 *       Chinese ones, except inside of numbers and Latin names; an ASCII stop behind a Han
 *       character becomes 。;
 *   <li>○, or a lost character, between Chinese digits becomes 〇; the &amp; of 二&amp;、 goes;
 *   <li>a pinyin in brackets behind a character goes, and characters that such an insertion cut in
 *       two are given back where that is certain;
 *   <li>in traditional documents, traditional characters become simplified ones.
 * </ul>
 */
public final class Normalisation {
  private Normalisation() {}

  /** The clean form of characters cut out of a source that is written in the given script. */
  public static String normalise(String cut, Script script) {
    CleanBuffer clean = new CleanBuffer(cut.length());
    new CharacterRules(cut, new Marks(cut), clean, script).append(0, cut.length());
    return clean.substring(0, clean.length());
  }
}
