/** Clean text in, sections, paragraphs and sentences with stance and offsets out. */
@NullMarked
package org.baogao.structure;

import org.jspecify.annotations.NullMarked;
