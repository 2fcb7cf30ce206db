package org.baogao.table;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are sorted by some columns, group by group: those that follow each other with equal
 * values there. Holds one group at a time.
 */
public final class RowGroups implements Iterator<List<Row>> {
  private final Iterator<Row> rows;
  private final String[] key;
  private @Nullable Row ahead;

  /** Groups rows by the columns of these names. */
  public RowGroups(Iterator<Row> rows, String... key) {
    this.rows = rows;
    this.key = key.clone();
    this.ahead = rows.hasNext() ? rows.next() : null;
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public List<Row> next() {
    Row first = ahead;
    if (first == null) {
      throw new NoSuchElementException();
    }
    List<Row> group = new ArrayList<>();
    Row next = first;
    while (next != null && sameGroup(first, next)) {
      group.add(next);
      next = rows.hasNext() ? rows.next() : null;
    }
    ahead = next;
    return group;
  }

  private boolean sameGroup(Row left, Row right) {
    for (String column : key) {
      if (!Objects.equals(left.getAs(column), right.getAs(column))) {
        return false;
      }
    }
    return true;
  }
}
