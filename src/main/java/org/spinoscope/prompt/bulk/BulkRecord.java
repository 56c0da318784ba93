package org.spinoscope.prompt.bulk;

import org.spinoscope.prompt.PromptPair;

/// One record of a bulk file: a pair, or why it is none.
public sealed interface BulkRecord {

    /// 0-based place among the records of its file.
    long record();

    /// 1-based line on which it starts.
    long line();

    /// A usable pair.
    record Pair(long record, long line, PromptPair pair) implements BulkRecord {}

    /// A record that is no pair.
    ///
    /// @param reason one clause that starts with the file's name where a folder was read
    record Bad(long record, long line, String reason) implements BulkRecord {}

    /// A part of the set that its own format excludes, such as a pattern whose answer is not its last word. It counts
    /// as skipped, but is no mistake of the file.
    record Unusable(long record, long line, String reason) implements BulkRecord {}

    /// Takes the records of a file in order.
    @FunctionalInterface
    interface Sink {
        /// @return whether to continue
        boolean accept(BulkRecord record);
    }
}
