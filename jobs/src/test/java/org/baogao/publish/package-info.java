/** Tests of publish. */
package org.baogao.publish;
