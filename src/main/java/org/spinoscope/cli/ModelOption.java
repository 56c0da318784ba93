package org.spinoscope.cli;

import org.spinoscope.basis.Progress;
import org.spinoscope.checkpoint.Checkpoints;
import org.spinoscope.checkpoint.ModelSource;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import picocli.CommandLine.Option;

/// `--model M`: which checkpoint a command works on.
final class ModelOption {

    @Option(
            names = "--model",
            paramLabel = "M",
            defaultValue = "embedded",
            description = "embedded (default), a Hugging Face id such as gpt2, or a folder with config.json,"
                    + " model.safetensors and a tokenizer.")
    private String model = "embedded";

    Gpt2 load(Progress progress) {
        var files = Checkpoints.ofThisMachine().resolve(ModelSource.parse(model));
        return Gpt2.load(files.folder(), new ModelIdentity(files.id(), files.label()), progress);
    }
}
