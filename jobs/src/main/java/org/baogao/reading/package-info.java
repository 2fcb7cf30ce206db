/**
 * The one-report pass: takes each file through ingest, clean, metadata, structure, segment and
 * topics in one go, so that every text is decoded, cut and segmented once, and gives the outcome to
 * what needs all reports together.
 */
@NullMarked
package org.baogao.reading;

import org.jspecify.annotations.NullMarked;
