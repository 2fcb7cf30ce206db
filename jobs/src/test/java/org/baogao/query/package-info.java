/** Tests of query. */
package org.baogao.query;
