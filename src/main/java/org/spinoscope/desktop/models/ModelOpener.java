package org.spinoscope.desktop.models;

import org.spinoscope.checkpoint.CheckpointFiles;
import org.spinoscope.checkpoint.Checkpoints;
import org.spinoscope.checkpoint.ModelSource;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;

/// Opens models by name and keeps the requested one.
public final class ModelOpener {

    private final InferenceService inferenceService;
    private final Checkpoints checkpoints;
    private String wanted;

    /// @param first `embedded`, a Hugging Face id, or a folder
    public ModelOpener(InferenceService inferenceService, Checkpoints checkpoints, String first) {
        this.inferenceService = inferenceService;
        this.checkpoints = checkpoints;
        this.wanted = first;
    }

    /// The last requested model, in the form that requests it again.
    public String wanted() {
        return wanted;
    }

    /// Changes what [#open()] will load.
    public void want(String name) {
        wanted = name;
    }

    public Checkpoints checkpoints() {
        return checkpoints;
    }

    /// Loads the requested model.
    public void open() {
        open(wanted);
    }

    /// Loads a model: `embedded`, a Hugging Face id, or a folder.
    public void open(String name) {
        wanted = name;
        inferenceService.load("Loading the model", progress -> {
            CheckpointFiles files = checkpoints.resolve(ModelSource.parse(name));
            return Gpt2.load(files.folder(), new ModelIdentity(files.id(), files.label()), progress);
        });
    }
}
