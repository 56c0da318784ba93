package org.spinoscope.sweep;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import org.duckdb.DuckDBConnection;

/// Reads one part's rows into a [SweepTable], with a connection of its own.
final class PartReader {

    private final DuckDBConnection own;
    private final SweepFolder folder;
    private final SweepTable table;

    PartReader(DuckDBConnection own, SweepFolder folder, SweepTable table) {
        this.own = own;
        this.folder = folder;
        this.table = table;
    }

    /// @throws Misfit if the rows are not those that the plan says
    void add(SweepPlan.Part part) throws SQLException {
        var relations = prompts(part);
        heads(part);
        table.present(Math.toIntExact(part.firstPrompt()), relations);
    }

    /// Why a part's files cannot be used, as a clause.
    static String reason(SQLException e) {
        var text = Parquet.firstLine(e);
        if (text.contains("Binder Error") || text.contains("Conversion Error")) {
            return "its columns are not those of the plan";
        }
        return "it is cut short or no Parquet file";
    }

    /// @return the relation of each prompt, by its number in the table
    private int[] prompts(SweepPlan.Part part) throws SQLException {
        var sql = "SELECT (prompt - " + part.firstPrompt() + ")::INTEGER, relation::VARCHAR,"
                + number("actualGap") + "," + number("goodLogProb")
                + ", coalesce(goodRank, 0)::INTEGER, len(tokens::INTEGER[])::INTEGER FROM "
                + file(folder.prompts(part));
        var relations = new int[part.prompts()];
        int rows = 0;
        try (var statement = own.createStatement();
                var found = statement.executeQuery(sql)) {
            var known = new HashMap<String, Integer>();
            while (found.next()) {
                int place = within(found.getInt(1), part.prompts());
                relations[place] = known.computeIfAbsent(found.getString(2), table::relationNamed);
                table.prompt(
                        Math.toIntExact(part.firstPrompt()) + place,
                        found.getDouble(3),
                        found.getDouble(4),
                        found.getInt(5),
                        found.getInt(6));
                rows++;
            }
        }
        requireRows(rows, part.prompts());
        return relations;
    }

    private void heads(SweepPlan.Part part) throws SQLException {
        int width = table.heads();
        var plan = table.plan();
        var sql = "SELECT ((prompt - " + part.firstPrompt() + ") * " + width + " + layer * "
                + plan.model().heads() + " + head)::INTEGER,"
                + number(SweepPlan.theoryColumn(table.reading() - 1)) + "," + number("directGap") + ","
                + number(table.exact() ? "ablatedGap" : "estimatedEffect") + " FROM " + file(folder.heads(part));
        int first = Math.toIntExact(part.firstPrompt());
        int rows = 0;
        try (var statement = own.createStatement();
                var found = statement.executeQuery(sql)) {
            while (found.next()) {
                int place = within(found.getInt(1), part.prompts() * width);
                table.head(
                        first + place / width,
                        place % width,
                        found.getDouble(2),
                        found.getDouble(3),
                        found.getDouble(4));
                rows++;
            }
        }
        requireRows(rows, part.prompts() * width);
    }

    private static String number(String column) {
        return " coalesce(" + column + ", 'NaN'::DOUBLE)::DOUBLE";
    }

    static String file(Path path) {
        return "read_parquet(" + Parquet.quoted(path) + ")";
    }

    private static int within(int place, int size) {
        if (place < 0 || place >= size) {
            throw new Misfit("it has rows of other prompts or heads than the plan says");
        }
        return place;
    }

    private static void requireRows(int rows, int planned) {
        if (rows != planned) {
            throw new Misfit("it has " + rows + " rows in place of " + planned);
        }
    }

    /// The rows are not those of the plan.
    static final class Misfit extends RuntimeException {
        Misfit(String message) {
            super(message);
        }
    }
}
