package org.spinoscope.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.duckdb.DuckDBConnection;
import org.spinoscope.common.UserException;

/// Reads the whole parts of a sweep as the tables `heads` and `prompts`. The database can read those files and nothing
/// else, and writes nothing.
public final class SweepQuery implements AutoCloseable {

    private final DuckDBConnection connection;
    private final SweepPlan plan;
    private final List<SweepPlan.Part> parts;

    private SweepQuery(DuckDBConnection connection, SweepPlan plan, List<SweepPlan.Part> parts) {
        this.connection = connection;
        this.plan = plan;
        this.parts = parts;
    }

    /// Opens the parts that are whole now.
    ///
    /// @throws UserException if there is no sweep in the folder, or none of its parts is whole
    public static SweepQuery open(SweepFolder folder) {
        var plan = folder.plan();
        var parts = folder.complete(plan);
        if (parts.isEmpty()) {
            throw new UserException("No part of the sweep in " + folder.root()
                    + " is written yet. Run it with “spinoscope sweep run”.");
        }
        var connection = Parquet.connect();
        var query = new SweepQuery(connection, plan, parts);
        try {
            query.lockDown(folder);
            return query;
        } catch (SQLException e) {
            query.close();
            throw new UserException("The sweep in " + folder.root() + " cannot be read (" + Parquet.firstLine(e) + ").", e);
        }
    }

    private void lockDown(SweepFolder folder) throws SQLException {
        var heads = files(folder::heads);
        var prompts = files(folder::prompts);
        try (var statement = connection.createStatement()) {
            statement.execute("SET autoinstall_known_extensions = false");
            statement.execute("SET autoload_known_extensions = false");
            statement.execute("SET temp_directory = ''");
            statement.execute("CREATE VIEW heads AS SELECT * FROM read_parquet(" + heads + ")");
            statement.execute("CREATE VIEW prompts AS SELECT * FROM read_parquet(" + prompts + ")");
            statement.execute("SET allowed_paths = list_concat(" + heads + ", " + prompts + ")");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        }
    }

    private String files(Function<SweepPlan.Part, Path> file) {
        return parts.stream().map(part -> Parquet.quoted(file.apply(part))).collect(Collectors.joining(", ", "[", "]"));
    }

    /// The plan of the sweep.
    public SweepPlan plan() {
        return plan;
    }

    /// The parts that are read.
    public List<SweepPlan.Part> parts() {
        return parts;
    }

    /// The locked database, for queries of the program's own. A thread takes its own with `duplicate()`.
    public Connection connection() {
        return connection;
    }

    /// Writes the answer to one SELECT as CSV with a header; undefined is an empty cell.
    ///
    /// @throws UserException if it is no SELECT, or reads anything but the two tables
    public void csv(String sql, Appendable out) {
        requireSelect(sql);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            print(rows, out);
        } catch (SQLException e) {
            throw new UserException("The query was refused: " + message(e), e);
        } catch (IOException e) {
            throw new UserException("The answer could not be written. Check where the output goes.", e);
        }
    }

    private static void print(ResultSet rows, Appendable out) throws SQLException, IOException {
        var format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
        int columns = rows.getMetaData().getColumnCount();
        var cells = new Object[columns];
        var printer = format.print(out);
        for (int i = 0; i < columns; i++) {
            cells[i] = rows.getMetaData().getColumnLabel(i + 1);
        }
        printer.printRecord(cells);
        while (rows.next()) {
            for (int i = 0; i < columns; i++) {
                var value = rows.getObject(i + 1);
                cells[i] = value == null ? "" : value;
            }
            printer.printRecord(cells);
        }
        printer.flush();
    }

    /// DuckDB's own parser says what a text is: one SELECT, or something else.
    private void requireSelect(String sql) {
        try (var statement = connection.prepareStatement(
                "SELECT j->>'error', j->>'error_message', json_array_length(j, '$.statements') FROM (SELECT json_serialize_sql(?::VARCHAR)::JSON AS j)")) {
            statement.setString(1, sql);
            try (var answer = statement.executeQuery()) {
                answer.next();
                if ("true".equals(answer.getString(1))) {
                    var message = String.valueOf(answer.getString(2));
                    throw new UserException(
                            message.contains("Only SELECT")
                                    ? "Only a SELECT is answered here: the results of a sweep are read, never changed."
                                    : "The query was refused: " + sentence(message));
                }
                if (answer.getInt(3) != 1) {
                    throw new UserException("One SELECT is answered at a time.");
                }
            }
        } catch (SQLException e) {
            throw new UserException("The query was refused: " + message(e), e);
        }
    }

    private static String message(SQLException e) {
        return sentence(String.valueOf(e.getMessage()).strip());
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.contains("\n") ? text : text + ".";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("a database in memory always closes", e);
        }
    }
}
