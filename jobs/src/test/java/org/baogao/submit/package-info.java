/**
 * Tests of the finished jar: commands in processes of their own, as a user or a timer starts them.
 */
package org.baogao.submit;
