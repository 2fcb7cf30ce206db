package org.baogao.ingest;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.security.AccessControlException;

/** The local disk under another scheme, as if it were far away; nobody may list {@code locked}. */
public final class RemoteFiles extends RawLocalFileSystem {
  private static final String SCHEME = "remote";

  /** Where folders of this scheme can be read. */
  static Configuration configuration() {
    Configuration configuration = new Configuration(false);
    configuration.set("fs.%s.impl".formatted(SCHEME), RemoteFiles.class.getName());
    return configuration;
  }

  /** A local path as one of this scheme. */
  static String uri(java.nio.file.Path path) {
    return SCHEME + ":" + path;
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileStatus[] listStatus(Path folder) throws IOException {
    if (folder.getName().equals("locked")) {
      throw new AccessControlException("made to fail by the test");
    }
    return super.listStatus(folder);
  }
}
