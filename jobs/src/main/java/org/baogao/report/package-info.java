/**
 * The values that pass between the rooms of the one-report pass: what a report, a sentence and a
 * reject are. No logic and no library lives here.
 */
@NullMarked
package org.baogao.report;

import org.jspecify.annotations.NullMarked;
