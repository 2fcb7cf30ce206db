/** Tests of the whole, and what tests share. */
package org.baogao;
