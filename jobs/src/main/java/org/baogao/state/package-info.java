/**
 * What runs keep for each other: the outcome of the one-report pass for every input file, so that
 * the next run reads only what is new. Safe to delete; what is damaged is made anew.
 */
@NullMarked
package org.baogao.state;

import org.jspecify.annotations.NullMarked;
