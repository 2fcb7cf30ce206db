/**
 * The page that analysts open. In: the tables of one release. Out: one HTML file that holds data,
 * charts and scripts and needs neither server nor network. {@link org.baogao.dashboard.Dashboard}
 * is the key class; what the page's scripts get is said in {@link org.baogao.dashboard.Payload}.
 */
@NullMarked
package org.baogao.dashboard;

import org.jspecify.annotations.NullMarked;
