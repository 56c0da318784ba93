package org.spinoscope.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.state.Session;
import org.spinoscope.desktop.state.SessionFile;

/// The copy of the last session that was kept for recovery, as it was read before the window stood.
///
/// @param session empty at the first start, and if it could not be read
/// @param problem why it could not be
record LastSession(Optional<Session> session, Optional<UserException> problem) {

    /// Where the copy is kept in a folder of settings.
    static Path file(Path settings) {
        return settings.resolve("last-session.json");
    }

    static LastSession read(Path settings) {
        var file = file(settings);
        if (!Files.isRegularFile(file)) {
            return new LastSession(Optional.empty(), Optional.empty());
        }
        try {
            return new LastSession(Optional.of(SessionFile.read(file)), Optional.empty());
        } catch (UserException e) {
            return new LastSession(Optional.empty(), Optional.of(e));
        }
    }
}
