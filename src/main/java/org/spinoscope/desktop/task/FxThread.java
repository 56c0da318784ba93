package org.spinoscope.desktop.task;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The screen's thread as an executor: the one place where work is handed over to JavaFX.
///
/// What is handed over while the toolkit shuts down is dropped, because nobody is left to see it.
public final class FxThread implements Executor {

    @Override
    public void execute(Runnable command) {
        try {
            Platform.runLater(command);
        } catch (IllegalStateException toolkitGone) {
            Thread.onSpinWait();
        }
    }
}
