package org.baogao.table;

/** A table that was computed or read does not have the columns that its contract declares. */
public final class ContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ContractException(String message) {
    super(message);
  }
}
