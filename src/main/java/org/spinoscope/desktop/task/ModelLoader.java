package org.spinoscope.desktop.task;

import org.spinoscope.common.Progress;

/// Opens a model on the inference thread.
@FunctionalInterface
public interface ModelLoader<M> {

    M load(Progress progress) throws Exception;
}
