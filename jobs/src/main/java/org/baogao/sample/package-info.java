/**
 * A seeded generator of government work reports about a fictional city: the sample corpus, and
 * input of any size for the benchmark and the property tests. Options go in; {@link
 * org.baogao.sample.SampleReport}s with planted topics, targets and copied passages come out, and
 * {@link org.baogao.sample.SampleCorpus} writes them as the files found in the wild, with the truth
 * beside them.
 */
@NullMarked
package org.baogao.sample;

import org.jspecify.annotations.NullMarked;
