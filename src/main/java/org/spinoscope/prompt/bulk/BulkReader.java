package org.spinoscope.prompt.bulk;

/// Reads the records of a set in order, as often as needed.
interface BulkReader {

    /// @throws org.spinoscope.prompt.PromptException if the structure of a file is broken
    void read(BulkRecord.Sink sink);
}
