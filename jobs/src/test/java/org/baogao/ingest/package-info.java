/** Tests of ingest. */
@NullMarked
package org.baogao.ingest;

import org.jspecify.annotations.NullMarked;
