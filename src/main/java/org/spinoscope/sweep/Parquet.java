package org.spinoscope.sweep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SequencedMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.spinoscope.common.UserException;

/// Writes and checks Parquet files with an embedded DuckDB of one thread, whose files depend on nothing but their rows.
final class Parquet implements AutoCloseable {

    private final DuckDBConnection connection;

    /// Appends the rows of a table.
    interface Rows {
        void appendTo(DuckDBAppender table) throws SQLException;
    }

    Parquet() {
        this.connection = connect();
        execute("SET threads = 1");
        execute("SET temp_directory = ''");
        execute("SET autoinstall_known_extensions = false");
    }

    /// An empty database in memory.
    static DuckDBConnection connect() {
        try {
            return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", new Properties());
        } catch (SQLException e) {
            throw new UserException(
                    "DuckDB's native library could not be started (" + firstLine(e)
                            + "). It is unpacked to the temporary folder: make sure that has 100 MB to spare.",
                    e);
        }
    }

    /// Writes a table; at any moment the file is whole or not there.
    ///
    /// @throws UserException if the disk is full or the folder cannot be written
    void write(Path file, SequencedMap<String, String> columns, Rows rows) {
        var draft = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(draft.toAbsolutePath().getParent());
            execute("CREATE OR REPLACE TABLE part " + SweepColumns.definition(columns));
            try (var appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "part")) {
                rows.appendTo(appender);
            }
            try (var statement = connection.createStatement()) {
                statement.execute("COPY part TO " + quoted(draft) + " (FORMAT parquet, COMPRESSION zstd)");
            }
            execute("DROP TABLE part");
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException e) {
            throw cannotWrite(file, firstLine(e), e);
        } catch (IOException e) {
            throw cannotWrite(file, String.valueOf(e.getMessage()), e);
        } finally {
            deleteQuietly(draft);
            deleteQuietly(draft.resolveSibling("tmp_" + draft.getFileName()));
        }
    }

    private static void deleteQuietly(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // It is no part, so a later run neither reads it nor trips over it.
        }
    }

    private static UserException cannotWrite(Path file, String reason, Exception cause) {
        var full = reason.toLowerCase(Locale.ROOT).contains("no space") || reason.contains("disk quota");
        return new UserException(
                full
                        ? "The disk is full: " + file + " could not be written. Make room and run the same command again;"
                                + " what is done stays done."
                        : "Cannot write " + file + " (" + reason + "). Choose a folder that can be written to, and run the"
                                + " same command again.",
                cause);
    }

    /// Whether a file is a whole Parquet file with these columns and so many rows.
    boolean holds(Path file, SequencedMap<String, String> columns, long rows) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var statement = connection.createStatement()) {
            long found = -1;
            try (var metadata =
                    statement.executeQuery("SELECT num_rows FROM parquet_file_metadata(" + quoted(file) + ")")) {
                found = metadata.next() ? metadata.getLong(1) : -1;
            }
            return found == rows && List.copyOf(columns(file).entrySet()).equals(List.copyOf(columns.entrySet()));
        } catch (SQLException e) {
            return false; // no footer that can be read
        }
    }

    private SequencedMap<String, String> columns(Path file) throws SQLException {
        var columns = new LinkedHashMap<String, String>();
        try (var statement = connection.createStatement();
                var described = statement.executeQuery("DESCRIBE SELECT * FROM read_parquet(" + quoted(file) + ")")) {
            while (described.next()) {
                columns.put(described.getString(1), described.getString(2));
            }
        }
        return columns;
    }

    private void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new UserException("DuckDB could not do its work (" + firstLine(e) + ").", e);
        }
    }

    static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
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
