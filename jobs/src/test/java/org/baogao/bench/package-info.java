/** Tests of the benchmark's parts; none of them measures time. */
@NullMarked
package org.baogao.bench;

import org.jspecify.annotations.NullMarked;
