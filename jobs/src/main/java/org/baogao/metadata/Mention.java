package org.baogao.metadata;

import java.util.List;
import org.baogao.report.Region;

/**
 * A region's name in a text.
 *
 * @param begin the index of its first char
 * @param end the index after its last char
 * @param name the name as it stands
 * @param form how complete the name is
 * @param regions all regions of that name, of any year, in the order of their codes
 */
public record Mention(int begin, int end, String name, Form form, List<Region> regions) {

  /** How complete a name is. */
  public enum Form {
    /** With its parents: 北京市海淀区. */
    FULL,
    /** As the standard lists it: 海淀区. */
    NAME,
    /** Without its last word: 海淀, 内蒙古. */
    SHORT
  }

  /** Copies the list. */
  public Mention {
    regions = List.copyOf(regions);
  }
}
