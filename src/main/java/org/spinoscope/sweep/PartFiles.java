package org.spinoscope.sweep;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.spinoscope.gpt2.NextTokens;

/// Writes a part's rows as its two Parquet files.
record PartFiles(SweepFolder folder, SweepPlan plan) {

    /// @throws org.spinoscope.common.UserException if the disk is full or the folder cannot be written
    void write(SweepPlan.Part part, PartRows rows, Parquet parquet) {
        var columns = new SweepColumns(plan);
        parquet.write(folder.heads(part), columns.heads(), table -> heads(part, rows, table));
        parquet.write(folder.prompts(part), columns.prompts(), table -> prompts(part, rows, table));
    }

    private static void prompts(SweepPlan.Part part, PartRows rows, DuckDBAppender table) throws SQLException {
        for (int p = 0; p < rows.prompts().size(); p++) {
            var prompt = rows.prompts().get(p);
            var words = rows.words()[p];
            table.beginRow();
            table.append(part.firstPrompt() + p);
            table.append(prompt.record());
            table.append(prompt.relation());
            table.append(prompt.goodWord());
            table.append(prompt.badWord());
            table.append(prompt.tokens());
            table.append(prompt.good()[0]);
            table.append(prompt.bad()[0]);
            number(table, rows.actualGap()[p]);
            number(table, words[0].logProb());
            number(table, words[1].logProb());
            rank(table, words[0]);
            rank(table, words[1]);
            table.endRow();
        }
    }

    private void heads(SweepPlan.Part part, PartRows rows, DuckDBAppender table) throws SQLException {
        int heads = plan.model().heads();
        for (int p = 0; p < rows.prompts().size(); p++) {
            var relation = rows.prompts().get(p).relation();
            for (int h = 0; h < plan.model().layers() * heads; h++) {
                table.beginRow();
                table.append(part.firstPrompt() + p);
                table.append(relation);
                table.append(h / heads);
                table.append(h % heads);
                for (var theory : rows.theory()) {
                    number(table, theory[p][h]);
                }
                number(table, rows.direct()[p][h]);
                number(table, rows.estimate()[p][h]);
                number(table, rows.ablated()[p][h]);
                number(table, rows.entropyBits()[p][h]);
                table.endRow();
            }
        }
    }

    /// Undefined is null.
    private static void number(DuckDBAppender table, double value) throws SQLException {
        if (Double.isFinite(value)) {
            table.append(value == 0 ? 0.0 : value); // no negative zero
        } else {
            table.appendNull();
        }
    }

    private static void rank(DuckDBAppender table, NextTokens.Token word) throws SQLException {
        if (Double.isFinite(word.logProb())) {
            table.append(word.rank());
        } else {
            table.appendNull();
        }
    }
}
