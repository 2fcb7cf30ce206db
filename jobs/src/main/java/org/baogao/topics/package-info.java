/** The codebook and the assignment of topics to sentences. */
@NullMarked
package org.baogao.topics;

import org.jspecify.annotations.NullMarked;
