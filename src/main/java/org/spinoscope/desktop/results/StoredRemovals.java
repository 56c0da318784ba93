package org.spinoscope.desktop.results;

import java.util.function.Function;
import org.spinoscope.study.RemovalMemory;

/// What removals did on single prompts, kept for each model: after an edit only the prompts that changed are measured,
/// and a sweep that was stopped goes on where it was, also in another session.
///
/// For the inference thread.
final class StoredRemovals {

    private static final StoredResults.Kind<RemovalMemory.Table> KIND =
            new StoredResults.Kind<>("removals", RemovalMemory.Table.class);

    private final StoredResults stored;
    private RemovalMemory memory = new RemovalMemory();
    private String sha256 = "";

    StoredRemovals(StoredResults stored) {
        this.stored = stored;
    }

    /// Runs a study, and keeps what it measured even if it is stopped.
    ///
    /// @param weights sha256 of the model
    <T> T during(String weights, Function<RemovalMemory, T> study) {
        if (!weights.equals(sha256)) {
            memory = stored.find(KIND, weights).map(RemovalMemory::new).orElseGet(RemovalMemory::new);
            sha256 = weights;
        }
        long before = memory.measured();
        try {
            return study.apply(memory);
        } finally {
            if (memory.measured() > before) {
                stored.keep(KIND, weights, memory.table());
            }
        }
    }
}
