package org.spinoscope.desktop.results;

import java.util.Optional;
import org.spinoscope.desktop.state.Session;
import org.spinoscope.sweep.ResultStore;

/// What a session shows first, read from disk before the window asks for it.
///
/// @param key under which the window will ask
public record EarlyResult(ResultStore.Key key, Record result) {

    /// Looks for the results of all heads over a session's prompts.
    public static Optional<EarlyResult> of(Session session, ResultStore store) {
        return session.prompts()
                .set()
                .flatMap(prompts -> PromptSetResults.kept(
                        StoredResults.sha256(session),
                        prompts,
                        session.selectionState().reading(),
                        store));
    }
}
