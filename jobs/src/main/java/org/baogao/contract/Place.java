package org.baogao.contract;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.baogao.table.Field.required;

import org.apache.spark.sql.Row;
import org.baogao.table.Field;

/**
 * What a report must share with another one to be its past: a code of GB/T 2260 that was taken from
 * one county and given to another means two places.
 *
 * @param code of the region
 * @param since the year in which the code came to mean this place, names aside; 0 if it always has
 */
public record Place(String code, int since) {
  /** Handed from stage to stage; no table of a release has it. */
  public static final Field SINCE =
      required("place_since", IntegerType, "Since when the region's code means this place.");

  /** The place of a report's row, which has {@code region_code} and {@link #SINCE}. */
  public static Place of(Row report) {
    return new Place(report.getAs(Columns.REGION_CODE.name()), report.<Integer>getAs(SINCE.name()));
  }
}
