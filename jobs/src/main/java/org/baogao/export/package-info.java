/**
 * What analysts open in Excel. In: the tables of one release. Out: a workbook, or a folder of CSV
 * files, with a sheet about the release and one that explains every column. {@link
 * org.baogao.export.Export} is the key class; {@link org.baogao.export.Sheets} says which tables
 * are exported and how much of each.
 */
@NullMarked
package org.baogao.export;

import org.jspecify.annotations.NullMarked;
