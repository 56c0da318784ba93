package org.spinoscope.desktop.task;

import org.spinoscope.basis.Progress;

/// Opens a model on the inference thread.
@FunctionalInterface
public interface Loader<M> {

    M load(Progress progress) throws Exception;
}
