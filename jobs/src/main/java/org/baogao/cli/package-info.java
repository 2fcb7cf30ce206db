/** The command line: options in, exit codes out; the work is done elsewhere. */
@NullMarked
package org.baogao.cli;

import org.jspecify.annotations.NullMarked;
