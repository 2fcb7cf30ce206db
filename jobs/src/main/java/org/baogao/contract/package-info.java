/**
 * The contracts of all published tables: the one place where a column is named, typed and
 * explained. {@code docs/tables.md}, the comments in the Parquet, the checks and the {@code tables}
 * command are derived from here.
 */
@NullMarked
package org.baogao.contract;

import org.jspecify.annotations.NullMarked;
