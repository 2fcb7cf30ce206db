/** Files and archives in, decoded report texts out; what can't be decoded becomes a reject. */
@NullMarked
package org.baogao.ingest;

import org.jspecify.annotations.NullMarked;
