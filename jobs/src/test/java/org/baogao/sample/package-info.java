/** Tests of the sample corpus. */
package org.baogao.sample;
