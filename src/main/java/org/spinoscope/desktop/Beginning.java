package org.spinoscope.desktop;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.spinoscope.desktop.state.Preferences;
import org.spinoscope.desktop.state.PreferencesFile;
import org.spinoscope.figure.paint.Painter;
import org.spinoscope.prompt.BuiltInPrompts;
import org.spinoscope.prompt.PromptSet;

/// What the window needs from files before it can be built, read beside the toolkit's start.
///
/// @param preferences as they were left
/// @param prompts the set that is open when there is no session
/// @param preferencesFile where they are kept
/// @param painter lays figures out; waits until its typefaces have been read
record Beginning(
        PreferencesFile preferencesFile, Preferences preferences, PromptSet prompts, Supplier<Painter> painter) {

    /// Reads everything; takes about as long as JavaFX takes to start.
    static Beginning read(Desktop.Options options) {
        LoggerFactory.getLogger(Beginning.class).debug("Reading what the window needs");
        var painter = CompletableFuture.supplyAsync(Painter::new);
        var file = new PreferencesFile(options.settings().resolve("preferences.json"));
        return new Beginning(file, file.read(), BuiltInPrompts.FACTUAL_RECALL.load(), painter::join);
    }
}
