package org.spinoscope.cli;

import org.spinoscope.basis.Progress;
import org.spinoscope.checkpoint.Checkpoints;
import org.spinoscope.checkpoint.ModelSource;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;

/// From what `--model` says to a loaded model.
final class ModelLoading {

    private ModelLoading() {}

    /// @param model `embedded`, a Hugging Face id, or a folder
    /// @throws org.spinoscope.basis.MendableException if it is not here or cannot be used
    static Gpt2 load(String model, Progress progress) {
        var files = Checkpoints.ofThisMachine().resolve(ModelSource.parse(model));
        return Gpt2.load(files.folder(), new ModelIdentity(files.id(), files.label()), progress);
    }
}
