/**
 * SQL over the current release. In: an output directory and one query of an analyst. Out: its rows
 * as a table, CSV or JSON. {@link org.baogao.query.SqlQuery} is the key class; nothing that it runs
 * can write, or read anything but the release's Parquet files. {@link
 * org.baogao.query.ReleaseTables} gives the rows to code, also while a run builds the release.
 */
@NullMarked
package org.baogao.query;

import org.jspecify.annotations.NullMarked;
