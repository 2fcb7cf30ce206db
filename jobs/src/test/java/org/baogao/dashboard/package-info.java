/** Tests of the page. */
package org.baogao.dashboard;
