/**
 * The same report from several sources: a MinHash signature of each text in the one-report pass,
 * and over all reports the choice of the one that is counted.
 */
@NullMarked
package org.baogao.duplicates;

import org.jspecify.annotations.NullMarked;
