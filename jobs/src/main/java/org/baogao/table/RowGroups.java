package org.baogao.table;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are sorted by some columns, group by group: those that follow each other with equal
 * values there. Holds two rows at a time, however large a group is.
 */
public final class RowGroups implements Iterator<RowGroups.Group> {
  private final Iterator<Row> rows;
  private final String[] key;
  private @Nullable Row ahead;
  private @Nullable Group open;

  /** Groups rows by the columns of these names. */
  public RowGroups(Iterator<Row> rows, String... key) {
    this.rows = rows;
    this.key = key.clone();
    this.ahead = rows.hasNext() ? rows.next() : null;
  }

  /** The rows of one group, which can be gone through once, before the next group is asked for. */
  public final class Group implements Iterable<Row> {
    private final Row first;

    private Group(Row first) {
      this.first = first;
    }

    /** The first row. */
    public Row first() {
      return first;
    }

    @Override
    public Iterator<Row> iterator() {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return open == Group.this && ahead != null && sameGroup(first, ahead);
        }

        @Override
        public Row next() {
          Row next = ahead;
          if (next == null || !hasNext()) {
            throw new NoSuchElementException();
          }
          ahead = rows.hasNext() ? rows.next() : null;
          return next;
        }
      };
    }
  }

  /** Goes past what was not read of the last group. */
  @Override
  public boolean hasNext() {
    if (open != null) {
      open.iterator().forEachRemaining(row -> {});
    }
    return ahead != null;
  }

  @Override
  public Group next() {
    Row first = hasNext() ? ahead : null;
    if (first == null) {
      throw new NoSuchElementException();
    }
    open = new Group(first);
    return open;
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
