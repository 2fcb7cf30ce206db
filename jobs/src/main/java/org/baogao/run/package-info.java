/**
 * One run, from input to release: the order of the stages, their progress, and the diary of runs.
 */
@NullMarked
package org.baogao.run;

import org.jspecify.annotations.NullMarked;
