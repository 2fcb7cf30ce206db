package org.baogao;

import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The local disk under another scheme, so that it is read as one that is far away. */
public abstract class OtherFileSystem extends RawLocalFileSystem {
  private final String scheme;

  protected OtherFileSystem(String scheme) {
    this.scheme = scheme;
    // The constructor above asked for it when there was no scheme yet.
    setWorkingDirectory(getInitialWorkingDirectory());
  }

  /** Makes paths of a scheme lead to a file system. */
  public static void use(
      Configuration configuration, String scheme, Class<? extends OtherFileSystem> files) {
    configuration.set("fs.%s.impl".formatted(scheme), files.getName());
  }

  @Override
  public URI getUri() {
    return URI.create(scheme + ":///");
  }

  @Override
  public String getScheme() {
    return scheme;
  }
}
