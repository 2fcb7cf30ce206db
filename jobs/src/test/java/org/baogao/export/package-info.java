/** What goes into Excel is what stands in the tables, and nothing in it is taken for a formula. */
package org.baogao.export;
