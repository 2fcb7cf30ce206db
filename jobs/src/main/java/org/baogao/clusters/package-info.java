/**
 * Themes that the texts fall into by themselves: trained with Spark MLlib on a bounded sample of
 * passages, then assigned to every passage.
 */
@NullMarked
package org.baogao.clusters;

import org.jspecify.annotations.NullMarked;
