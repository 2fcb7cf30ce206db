/** Source text in, clean text with offsets into the source out; every removal is counted. */
@NullMarked
package org.baogao.clean;

import org.jspecify.annotations.NullMarked;
