package org.spinoscope.prompt.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import org.spinoscope.prompt.PromptException;
import org.spinoscope.prompt.PromptPair;

/// CounterFact: each record's `requested_rewrite` names prompt, subject, the true and a new object.
record CounterFact(BulkFile file) implements BulkReader {

    private static final String REWRITE = "requested_rewrite";

    @Override
    public void read(BulkRecord.Sink sink) {
        JsonRecords.read(file, (index, line, record) -> sink.accept(convert(index, line, record)));
    }

    private static BulkRecord convert(long index, long line, JsonNode record) {
        try {
            return new BulkRecord.Pair(index, line, pair(record));
        } catch (PromptException e) {
            return new BulkRecord.Bad(index, line, Reasons.clause(e));
        }
    }

    private static PromptPair pair(JsonNode record) {
        JsonFields.requireObject(record);
        var prompt = JsonFields.text(record, REWRITE + ".prompt");
        var subject = JsonFields.text(record, REWRITE + ".subject");
        var good = JsonFields.text(record, REWRITE + ".target_true.str");
        var bad = JsonFields.text(record, REWRITE + ".target_new.str");
        var relation = JsonFields.text(record, REWRITE + ".relation_id");
        Reasons.requireWord("subject", subject);
        return new PromptPair(Template.braces(prompt).about(subject), good, bad, relation);
    }
}
