package org.spinoscope.desktop.pairs;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.desktop.context.CsvText;

/// The prompt's tokens with the attention that the query position gives them.
final class WordTable {

    private WordTable() {}

    /// @param looks α of each token, NaN for those behind the query position; may be shorter than the tokens
    static String csv(List<String> tokens, double[] looks) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("position", "token", "alpha"));
        for (int j = 0; j < tokens.size(); j++) {
            boolean known = j < looks.length && !Double.isNaN(looks[j]);
            rows.add(List.of(Integer.toString(j), tokens.get(j), known ? Double.toString(looks[j]) : ""));
        }
        return CsvText.verbatim(rows);
    }
}
