/** How typical a term is of a report: TF-IDF; and of a region in a year: keyness. */
@NullMarked
package org.baogao.tfidf;

import org.jspecify.annotations.NullMarked;
