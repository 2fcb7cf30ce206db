/**
 * Which region and year a report belongs to, its meeting date and title, and where each was found.
 */
@NullMarked
package org.baogao.metadata;

import org.jspecify.annotations.NullMarked;
