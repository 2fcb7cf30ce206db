/**
 * Baogao: Chinese government work reports in, a release of Parquet tables out.
 *
 * <p>The way of the data, left to right; each room has one package, and what passes between rooms
 * is declared in {@link org.baogao.report} (one report at a time) or as a table contract (all
 * reports together):
 *
 * <pre>
 *   one report, in one pass ({@code reading})           all reports together
 *   ingest → clean → metadata → structure → segment  →  terms → tfidf → topics → clusters → trends → publish
 * </pre>
 */
@NullMarked
package org.baogao;

import org.jspecify.annotations.NullMarked;
