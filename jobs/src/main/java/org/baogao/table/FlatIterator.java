package org.baogao.table;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** All that each item gives, one item at a time. */
public final class FlatIterator<S, T> implements Iterator<T> {
  private final Iterator<S> items;
  private final Function<S, Iterator<T>> expansion;
  private Iterator<T> open = Collections.emptyIterator();

  /** The items and what to make of each. */
  public FlatIterator(Iterator<S> items, Function<S, Iterator<T>> expansion) {
    this.items = items;
    this.expansion = expansion;
  }

  @Override
  public boolean hasNext() {
    while (!open.hasNext() && items.hasNext()) {
      open = expansion.apply(items.next());
    }
    return open.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return open.next();
  }
}
