package org.spinoscope.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.spinoscope.gpt2.CheckpointNames;

/// What a folder holds of a checkpoint, and what it lacks. A link into a blob that is gone counts as lacking.
///
/// @param missing names of files without which the checkpoint cannot be loaded; empty if it is complete
/// @param bytes length of config, weights and tokenizer together
record CheckpointFolder(Path folder, List<Path> weights, List<Path> tokenizer, List<String> missing, long bytes) {

    static CheckpointFolder of(Path folder) {
        var missing = new ArrayList<String>();
        var weights = new ArrayList<Path>();
        if (!has(folder, CheckpointNames.CONFIG)) {
            missing.add(CheckpointNames.CONFIG);
        }
        if (has(folder, CheckpointNames.WEIGHTS)) {
            weights.add(folder.resolve(CheckpointNames.WEIGHTS));
        } else if (has(folder, CheckpointNames.INDEX)) {
            for (var shard : CheckpointNames.shards(folder.resolve(CheckpointNames.INDEX))) {
                if (has(folder, shard)) {
                    weights.add(folder.resolve(shard));
                } else {
                    missing.add(shard);
                }
            }
        } else {
            missing.add(CheckpointNames.WEIGHTS);
        }
        var tokenizer = new ArrayList<Path>();
        if (has(folder, CheckpointNames.TOKENIZER)) {
            tokenizer.add(folder.resolve(CheckpointNames.TOKENIZER));
        } else if (has(folder, CheckpointNames.VOCABULARY) && has(folder, CheckpointNames.MERGES)) {
            tokenizer.add(folder.resolve(CheckpointNames.VOCABULARY));
            tokenizer.add(folder.resolve(CheckpointNames.MERGES));
        } else {
            missing.add("tokenizer.json, or vocab.json and merges.txt");
        }
        long bytes = size(folder.resolve(CheckpointNames.CONFIG));
        for (var path : weights) {
            bytes += size(path);
        }
        for (var path : tokenizer) {
            bytes += size(path);
        }
        return new CheckpointFolder(folder, List.copyOf(weights), List.copyOf(tokenizer), List.copyOf(missing), bytes);
    }

    boolean complete() {
        return missing.isEmpty();
    }

    /// Whether config.json describes GPT-2's architecture. An unreadable file does not.
    static boolean isGpt2(Path config) {
        try {
            var node = new ObjectMapper().readTree(config.toFile());
            return node.path("model_type").asText("").equals("gpt2")
                    || (node.path("model_type").isMissingNode()
                            && node.path("architectures").toString().contains("GPT2"));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean has(Path folder, String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            return 0; // a missing file is reported by name, not here
        }
    }
}
