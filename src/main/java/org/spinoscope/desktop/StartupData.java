package org.spinoscope.desktop;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spinoscope.desktop.results.EarlyResult;
import org.spinoscope.desktop.state.Preferences;
import org.spinoscope.desktop.state.PreferencesFile;
import org.spinoscope.prompt.BuiltInPrompts;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.sweep.ResultStore;

/// What the window needs from files before it can be built, read while the toolkit starts.
///
/// @param preferencesFile where the preferences are kept
/// @param preferences as they were left
/// @param prompts the set that is open when there is no session
/// @param lastSession what was open last
/// @param results where results are kept
/// @param early the results that the last session shows; the window can be built before they are read
record StartupData(
        PreferencesFile preferencesFile,
        Preferences preferences,
        PromptSet prompts,
        LastSession lastSession,
        ResultStore results,
        CompletableFuture<Optional<EarlyResult>> early) {

    private static final Logger LOG = LoggerFactory.getLogger(StartupData.class);

    /// Reads everything; takes about as long as JavaFX takes to start.
    static StartupData read(Desktop.Options options) {
        var file = new PreferencesFile(options.settings().resolve("preferences.json"));
        var preferences = file.read();
        var results = new ResultStore(options.settings().resolve("results"), StoredResultsSheet.limit(preferences));
        var last = LastSession.read(options.settings());
        var early = CompletableFuture.supplyAsync(
                        () -> last.session().flatMap(session -> EarlyResult.of(session, results)))
                .exceptionally(problem -> {
                    LOG.warn("The last session's results could not be read early", problem);
                    return Optional.empty();
                });
        return new StartupData(file, preferences, BuiltInPrompts.FACTUAL_RECALL.load(), last, results, early);
    }
}
