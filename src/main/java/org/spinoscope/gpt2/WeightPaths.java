package org.spinoscope.gpt2;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds a checkpoint's weight files.
final class WeightPaths {

    private WeightPaths() {}

    /// The weight files of a folder, in a fixed order.
    ///
    /// @throws CheckpointException if there are none or a shard is missing
    static List<Path> of(Path folder) {
        var single = folder.resolve(CheckpointNames.WEIGHTS);
        if (Files.isRegularFile(single)) {
            return List.of(single);
        }
        var index = folder.resolve(CheckpointNames.INDEX);
        if (Files.isRegularFile(index)) {
            return shards(index);
        }
        throw new CheckpointException("There is no " + CheckpointNames.WEIGHTS + " in " + folder
                + ". Choose a folder that holds config.json, model.safetensors and a tokenizer.");
    }

    private static List<Path> shards(Path index) {
        var paths = new ArrayList<Path>();
        for (var name : CheckpointNames.shards(index)) {
            var shard = index.resolveSibling(name);
            if (!Files.isRegularFile(shard)) {
                throw new CheckpointException(index + " names the shard “" + name
                        + "”, which is not there. Fetch the rest of the checkpoint.");
            }
            paths.add(shard);
        }
        return paths;
    }
}
