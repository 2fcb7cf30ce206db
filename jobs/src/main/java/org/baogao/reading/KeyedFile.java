package org.baogao.reading;

import java.io.Serializable;
import org.baogao.ingest.SourceFile;

/**
 * A file to read.
 *
 * @param file the file
 * @param sha256 of its content, as it was listed
 * @param key identifies its path and content, see {@link Documents#SOURCE_KEY}
 */
public record KeyedFile(SourceFile file, String sha256, String key) implements Serializable {}
