package org.spinoscope.desktop;

import org.slf4j.LoggerFactory;
import org.spinoscope.desktop.state.Preferences;
import org.spinoscope.desktop.state.PreferencesFile;
import org.spinoscope.prompt.BuiltInPrompts;
import org.spinoscope.prompt.PromptSet;

/// What the window needs from files before it can be built, read while the toolkit starts.
///
/// @param preferencesFile where the preferences are kept
/// @param preferences as they were left
/// @param prompts the set that is open when there is no session
/// @param lastSession what was open last
record StartupData(
        PreferencesFile preferencesFile, Preferences preferences, PromptSet prompts, LastSession lastSession) {

    /// Reads everything; takes about as long as JavaFX takes to start. The last session's results are not among it:
    /// on two cores they hold the toolkit up (decision 7).
    static StartupData read(Desktop.Options options) {
        LoggerFactory.getLogger(StartupData.class); // the first logger reads the logging's configuration
        var file = new PreferencesFile(options.settings().resolve("preferences.json"));
        return new StartupData(
                file, file.read(), BuiltInPrompts.FACTUAL_RECALL.load(), LastSession.read(options.settings()));
    }
}
