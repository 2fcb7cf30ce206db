/**
 * The benchmark: how long the way to TF-IDF and the whole run take beside bare HanLP on the same
 * text with the same cores.
 *
 * <p>{@link org.baogao.bench.Bench} is the command. It scales a corpus up ({@link
 * org.baogao.bench.ScaledCorpus}), starts bare HanLP ({@link org.baogao.bench.Floor}) and the real
 * command line in turn as processes of their own, watches them ({@link
 * org.baogao.bench.ChildProcess}), and prints a {@link org.baogao.bench.Comparison}. Nothing else
 * uses this package.
 */
@NullMarked
package org.baogao.bench;

import org.jspecify.annotations.NullMarked;
