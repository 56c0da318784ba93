package org.spinoscope.sweep;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// The columns of both tables with DuckDB's names of their types, in order.
record SweepColumns(SweepPlan plan) {

    /// One row a prompt.
    SequencedMap<String, String> prompts() {
        var columns = new LinkedHashMap<String, String>();
        columns.put("prompt", "BIGINT");
        columns.put("record", "BIGINT");
        columns.put("relation", "VARCHAR");
        columns.put("good", "VARCHAR");
        columns.put("bad", "VARCHAR");
        columns.put("tokens", "INTEGER[]");
        columns.put("goodId", "INTEGER");
        columns.put("badId", "INTEGER");
        columns.put("actualGap", "DOUBLE");
        columns.put("goodLogProb", "DOUBLE");
        columns.put("badLogProb", "DOUBLE");
        columns.put("goodRank", "INTEGER");
        columns.put("badRank", "INTEGER");
        return columns;
    }

    /// One row for every prompt and head.
    SequencedMap<String, String> heads() {
        var columns = new LinkedHashMap<String, String>();
        columns.put("prompt", "BIGINT");
        columns.put("relation", "VARCHAR");
        columns.put("layer", "INTEGER");
        columns.put("head", "INTEGER");
        for (int reading = 0; reading < plan.readings().size(); reading++) {
            columns.put(SweepPlan.theoryColumn(reading), "DOUBLE");
        }
        columns.put("directGap", "DOUBLE");
        columns.put("estimatedEffect", "DOUBLE");
        columns.put("ablatedGap", "DOUBLE");
        columns.put("attentionEntropyBits", "DOUBLE");
        return columns;
    }

    /// `(prompt BIGINT, …)`.
    static String definition(SequencedMap<String, String> columns) {
        return columns.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\" " + e.getValue())
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
