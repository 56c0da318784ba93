package org.spinoscope.desktop;

import org.spinoscope.desktop.state.Preferences;
import org.spinoscope.desktop.state.PreferencesFile;

/// The preferences as they are now; every change is written at once.
final class CurrentPreferences {

    private final PreferencesFile file;
    private Preferences now;

    CurrentPreferences(PreferencesFile file, Preferences first) {
        this.file = file;
        this.now = first;
    }

    Preferences now() {
        return now;
    }

    void remember(Preferences changed) {
        now = changed;
        file.write(changed);
    }
}
