package org.spinoscope.desktop.task;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The screen's thread as an executor: the only place that calls `Platform.runLater`.
///
/// Tasks submitted while the toolkit shuts down are dropped.
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
