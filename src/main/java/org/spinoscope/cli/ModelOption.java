package org.spinoscope.cli;

import org.spinoscope.checkpoint.CheckpointFiles;
import org.spinoscope.checkpoint.Checkpoints;
import org.spinoscope.checkpoint.ModelSource;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import picocli.CommandLine.Option;

/// `--model M`: which checkpoint a command works on.
final class ModelOption {

    static final String DESCRIPTION = "embedded, a Hugging Face id such as gpt2, or a folder with config.json,"
            + " model.safetensors and a tokenizer.";

    @Option(
            names = "--model",
            paramLabel = "M",
            defaultValue = "embedded",
            description = DESCRIPTION + " Default: ${DEFAULT-VALUE}.")
    private String model = "embedded";

    ModelOption() {}

    ModelOption(String model) {
        this.model = model;
    }

    /// The files of a model named as in `--model`.
    ///
    /// @throws org.spinoscope.common.UserException if there is no such model on this machine
    static CheckpointFiles find(String model) {
        return Checkpoints.ofThisMachine().resolve(ModelSource.parse(model));
    }

    Gpt2 load(Progress progress) {
        var files = find(model);
        return Gpt2.load(files.folder(), new ModelIdentity(files.id(), files.label()), progress);
    }
}
