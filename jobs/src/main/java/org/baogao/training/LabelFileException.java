package org.baogao.training;

/** A file of labels that can't be used; the message names the file, the line and the fault. */
public final class LabelFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LabelFileException(String message) {
    super(message);
  }
}
