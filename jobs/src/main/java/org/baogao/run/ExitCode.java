package org.baogao.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;
import org.baogao.ingest.InputMissingException;
import org.baogao.metadata.MetadataFileException;
import org.baogao.publish.ManifestException;
import org.baogao.publish.ReleaseMissingException;
import org.baogao.publish.RunLockedException;
import org.baogao.topics.InvalidCodebookException;
import org.baogao.topics.InvalidTopicModelException;

/** What a command's exit code says. */
public final class ExitCode {
  /** Published, or nothing changed. */
  public static final int DONE = 0;

  /** Anything that is not in this list, a full disk or a bug: with its stack trace. */
  public static final int BUG = 1;

  /** Wrong usage, or a file that may not be read or written. */
  public static final int USAGE = 2;

  /** The input is missing, or all of it was rejected; or no release is there to read. */
  public static final int INPUT = 3;

  /** Checks failed and nothing was published; or what was verified is not as it should be. */
  public static final int CHECKS_FAILED = 4;

  /** Another run holds the lock. */
  public static final int LOCKED = 5;

  private ExitCode() {}

  /** What a run ends with that fails in this way. */
  public static int of(Throwable failure) {
    if (failure instanceof RunLockedException) {
      return LOCKED;
    }
    if (failure instanceof InputMissingException
        || failure instanceof InputsRefusedException
        || failure instanceof ReleaseMissingException
        || failure instanceof ManifestException) {
      return INPUT;
    }
    if (failure instanceof MetadataFileException
        || failure instanceof InvalidCodebookException
        || failure instanceof InvalidTopicModelException
        || failure instanceof OptionFileException
        || failure instanceof AccessControlException
        || failure instanceof ParentNotDirectoryException
        || failure instanceof org.apache.hadoop.fs.FileAlreadyExistsException
        || failure instanceof UnsupportedFileSystemException
        || failure instanceof NotLinkException
        || failure instanceof FileAlreadyExistsException
        || failure instanceof NoSuchFileException
        || failure instanceof AccessDeniedException) {
      return USAGE;
    }
    return BUG;
  }

  /** What the user is told of a failure that is not {@link #BUG}. */
  public static String message(Throwable failure) {
    if (failure instanceof NoSuchFileException missing) {
      return "No such file: %s".formatted(missing.getFile());
    }
    if (failure instanceof AccessDeniedException denied) {
      return "Not allowed to read or write %s".formatted(denied.getFile());
    }
    if (failure instanceof FileAlreadyExistsException taken) {
      return "Expected a folder, found a file: %s".formatted(taken.getFile());
    }
    return failure instanceof IOException || failure.getMessage() != null
        ? String.valueOf(failure.getMessage())
        : failure.toString();
  }
}
