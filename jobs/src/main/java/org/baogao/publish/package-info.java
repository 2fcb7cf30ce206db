/**
 * Releases: everything that lies below OUTPUT, and the rules by which it changes.
 *
 * <p>In: a directory of finished tables and what is to be said about the run. Out: an immutable
 * release that readers find through one pointer. {@link org.baogao.publish.OutputDirectory} is the
 * key class; its documentation tells the order of steps and what a reader sees at each of them. A
 * run goes like this:
 *
 * <pre>{@code
 * OutputDirectory output = OutputDirectory.at(path, configuration);
 * try (RunLock lock = output.lock(clock, random)) {
 *   output.recover(lock);
 *   ReleaseBuild build = output.begin(lock);
 *   … write Parquet to build.table("reports") and the other tables, run the checks …
 *   Release release = build.publish(draft, inputFiles);
 *   output.prune(lock, keep, before);
 * }
 * }</pre>
 *
 * <p>No Spark class is used here.
 */
@NullMarked
package org.baogao.publish;

import org.jspecify.annotations.NullMarked;
