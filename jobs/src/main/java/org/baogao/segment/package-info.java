/** Sentences in, words out: HanLP with the policy dictionary, and what counts as a term. */
@NullMarked
package org.baogao.segment;

import org.jspecify.annotations.NullMarked;
