/** What governments wrote about, by region, year and section: shares of topics and clusters. */
@NullMarked
package org.baogao.trends;

import org.jspecify.annotations.NullMarked;
