/** Tests of the codebook and of the assignment of topics. */
package org.baogao.topics;
