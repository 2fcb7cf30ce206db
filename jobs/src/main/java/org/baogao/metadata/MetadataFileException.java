package org.baogao.metadata;

/**
 * A file of regions or reports that the user gave can't be used; the message names line and column.
 */
public final class MetadataFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MetadataFileException(String message) {
    super(message);
  }

  MetadataFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
