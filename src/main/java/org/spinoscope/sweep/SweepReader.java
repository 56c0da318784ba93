package org.spinoscope.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.spinoscope.common.ParallelBlocks;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;

/// Reads the parts of a sweep into a [SweepTable], also while others are still being written.
///
/// For one thread at a time.
public final class SweepReader implements AutoCloseable {

    /// A part that is there and cannot be used.
    ///
    /// @param reason a clause that says what is wrong with it
    public record Damaged(SweepPlan.Part part, String reason) {}

    /// A prompt as the sweep knows it.
    public record Prompt(String relation, String good, String bad, int[] tokens) {}

    private final SweepFolder folder;
    private final SweepTable table;
    private final DuckDBConnection connection;
    private final Set<Integer> read = new HashSet<>();
    private List<Damaged> damaged = List.of();

    public SweepReader(SweepFolder folder, SweepTable table) {
        this.folder = folder;
        this.table = table;
        this.connection = Parquet.connect();
    }

    /// Unpacks and starts the database, which takes most of a second the first time: better while
    /// nobody waits.
    public static void warmUp() {
        try (var connection = Parquet.connect()) {
            connection.isReadOnly();
        } catch (SQLException e) {
            throw new IllegalStateException("a database in memory always answers", e);
        }
    }

    public SweepTable table() {
        return table;
    }

    /// Parts that are in the table.
    public int parts() {
        return read.size();
    }

    /// Parts that are there and cannot be used, found by the last [#update].
    public List<Damaged> damaged() {
        return damaged;
    }

    /// Adds the parts that were written since the last time.
    ///
    /// @return whether there were any
    public boolean update(Progress progress) {
        var fresh = table.plan().parts().stream()
                .filter(part -> !read.contains(part.part()) && there(part))
                .toList();
        table.reserve();
        var problems = new ConcurrentLinkedQueue<Damaged>();
        var done = new ConcurrentLinkedQueue<Integer>();
        ParallelBlocks.run(fresh.size(), i -> add(fresh.get(i), problems, done), progress, "Reading the parts");
        read.addAll(done);
        table.order();
        damaged = problems.stream()
                .sorted(Comparator.comparingInt(d -> d.part().part()))
                .toList();
        return !done.isEmpty();
    }

    /// Whether another program is writing the sweep now.
    public boolean writtenElsewhere() {
        return FolderLock.heldElsewhere(folder);
    }

    /// What all prompts that are there say, summed inside the database: it is known long before
    /// the columns are read. Empty if a file cannot be read.
    public Optional<SweepSummary> firstLook() {
        var parts = table.plan().parts().stream().filter(this::there).toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(FirstLook.sql(
                        table,
                        list(parts.stream().map(folder::prompts).toList()),
                        list(parts.stream().map(folder::heads).toList())))) {
            return Optional.of(FirstLook.of(table, rows));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private static String list(List<Path> files) {
        return files.stream().map(Parquet::quoted).collect(Collectors.joining(", ", "read_parquet([", "])"));
    }

    private boolean there(SweepPlan.Part part) {
        return Files.isRegularFile(folder.prompts(part)) && Files.isRegularFile(folder.heads(part));
    }

    private void add(
            SweepPlan.Part part, ConcurrentLinkedQueue<Damaged> problems, ConcurrentLinkedQueue<Integer> done) {
        try (var own = connection.duplicate()) {
            new PartReader(own, folder, table).add(part);
            done.add(part.part());
        } catch (SQLException e) {
            problems.add(new Damaged(part, PartReader.reason(e)));
        } catch (PartReader.Misfit e) {
            problems.add(new Damaged(part, String.valueOf(e.getMessage())));
        }
    }

    /// The prompt of a number.
    ///
    /// @throws UserException if its part cannot be read any more
    public Prompt prompt(int number) {
        var part = table.plan().parts().stream()
                .filter(p -> number >= p.firstPrompt() && number < p.firstPrompt() + p.prompts())
                .findFirst()
                .orElseThrow();
        var sql = "SELECT relation, good, bad, tokens FROM " + PartReader.file(folder.prompts(part))
                + " WHERE prompt = " + number;
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            if (!found.next()) {
                throw new UserException("Prompt " + number + " is not in the sweep any more. Open its folder again.");
            }
            var tokens = new ArrayList<Integer>();
            for (var token : (Object[]) found.getArray(4).getArray()) {
                tokens.add((Integer) token);
            }
            return new Prompt(
                    found.getString(1),
                    found.getString(2),
                    found.getString(3),
                    tokens.stream().mapToInt(Integer::intValue).toArray());
        } catch (SQLException e) {
            throw new UserException(
                    "Prompt " + number + " cannot be read (" + Parquet.firstLine(e) + "). Open the folder again.", e);
        }
    }

    /// What is wrong with the parts, in one sentence; empty if nothing is.
    public String complaint() {
        if (damaged.isEmpty()) {
            return "";
        }
        var first = damaged.getFirst();
        return (damaged.size() == 1 ? "A part" : damaged.size() + " parts") + " of this sweep cannot be used: "
                + first.part().name() + ", " + first.reason() + ". Run the sweep again to write "
                + (damaged.size() == 1 ? "it" : "them") + " anew.";
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
