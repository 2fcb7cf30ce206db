package org.baogao.publish;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Another run works on this output; names it. The command line's exit code 5. */
public final class RunLockedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient RunLock.@Nullable Holder holder;

  RunLockedException(String output, RunLock.@Nullable Holder holder) {
    super(
        holder == null
            ? "Another run holds the lock %s/.lock and has not yet said which it is"
                .formatted(output)
            : "Another run works on %s: run %s on %s, process %d, since %s"
                .formatted(output, holder.runId(), holder.host(), holder.pid(), holder.started()));
    this.holder = holder;
  }

  /** The run that holds the lock; null if it has not yet written its name. */
  public RunLock.@Nullable Holder holder() {
    return holder;
  }
}
