/** Tests of segmentation and terms. */
package org.baogao.segment;
