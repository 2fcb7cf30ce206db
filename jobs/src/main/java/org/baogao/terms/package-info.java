/** Term counts of the counted reports, and in how many of them each term occurs. */
@NullMarked
package org.baogao.terms;

import org.jspecify.annotations.NullMarked;
