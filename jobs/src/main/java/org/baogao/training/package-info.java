/**
 * Training the classifier of topics and judging it: labels and the reports that they are of come
 * in, a model file and its figures go out. Nothing here takes part in a run.
 */
@NullMarked
package org.baogao.training;

import org.jspecify.annotations.NullMarked;
