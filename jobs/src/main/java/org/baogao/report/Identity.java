package org.baogao.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which government's report this is, of which year, and where that was found.
 *
 * @param region the region
 * @param year the year that the report plans
 * @param meetingDate when it was delivered, if it says so
 * @param title its title, if one was found
 * @param regionSource where the region was found
 * @param yearSource where the year was found
 * @param contradiction what file name, columns and text say against each other, in one sentence;
 *     null where they agree
 */
public record Identity(
    Region region,
    int year,
    @Nullable LocalDate meetingDate,
    @Nullable String title,
    Evidence regionSource,
    Evidence yearSource,
    @Nullable String contradiction) {}
