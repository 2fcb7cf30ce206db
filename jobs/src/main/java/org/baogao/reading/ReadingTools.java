package org.baogao.reading;

import java.io.Serializable;
import org.baogao.ingest.ExtractionLimits;
import org.baogao.metadata.MetadataResolver;
import org.baogao.segment.TermExtractor;
import org.baogao.topics.TopicAssigner;

/**
 * What the executors need to read reports; broadcast once a run.
 *
 * @param limits what a hostile file may cost at most
 * @param metadata resolves region and year
 * @param terms segments sentences
 * @param topics assigns topics
 */
public record ReadingTools(
    ExtractionLimits limits, MetadataResolver metadata, TermExtractor terms, TopicAssigner topics)
    implements Serializable {}
