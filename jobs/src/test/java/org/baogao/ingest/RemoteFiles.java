package org.baogao.ingest;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.baogao.OtherFileSystem;

/** Files that are not on the local disk, in which nobody may list {@code locked}. */
public final class RemoteFiles extends OtherFileSystem {
  private static final String SCHEME = "remote";

  /** Where folders of this scheme can be read. */
  static Configuration configuration() {
    Configuration configuration = new Configuration(false);
    OtherFileSystem.use(configuration, SCHEME, RemoteFiles.class);
    return configuration;
  }

  /** A local path as one of this scheme. */
  static String uri(java.nio.file.Path path) {
    return SCHEME + ":" + path;
  }

  /** As Hadoop makes it. */
  public RemoteFiles() {
    super(SCHEME);
  }

  @Override
  public FileStatus[] listStatus(Path folder) throws IOException {
    if (folder.getName().equals("locked")) {
      throw new AccessControlException("made to fail by the test");
    }
    return super.listStatus(folder);
  }
}
