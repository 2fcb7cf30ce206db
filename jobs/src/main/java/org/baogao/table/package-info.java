/**
 * What a table is: fields with meanings, keys, rules, and the one door through which Spark reads
 * and writes them.
 */
@NullMarked
package org.baogao.table;

import org.jspecify.annotations.NullMarked;
