package org.baogao.report;

/**
 * An input that was refused; one row of {@code rejects}.
 *
 * @param sourcePath where it came from, as in {@link SourceReport#sourcePath}
 * @param stage the stage that refused it
 * @param reasonCode why, from the closed list
 * @param detail what was expected and what was found, for this input; never null, may be empty
 */
public record Reject(String sourcePath, Stage stage, ReasonCode reasonCode, String detail) {}
