package org.spinoscope.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.spinoscope.common.UserException;

/// What a folder holds of a checkpoint, and what it lacks. A link into a blob that is gone counts as lacking.
///
/// @param missing names of files without which the checkpoint cannot be loaded; empty if it is complete
/// @param bytes length of config, weights and tokenizer together
record CheckpointFolder(Path folder, List<Path> weights, List<Path> tokenizer, List<String> missing, long bytes) {

    static final String CONFIG = "config.json";
    static final String WEIGHTS = "model.safetensors";
    static final String INDEX = "model.safetensors.index.json";
    static final String TOKENIZER = "tokenizer.json";
    static final String VOCABULARY = "vocab.json";
    static final String MERGES = "merges.txt";

    private static final Pattern SHARD =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*\\.safetensors");

    static CheckpointFolder of(Path folder) {
        var missing = new ArrayList<String>();
        var weights = new ArrayList<Path>();
        if (!has(folder, CONFIG)) {
            missing.add(CONFIG);
        }
        if (has(folder, WEIGHTS)) {
            weights.add(folder.resolve(WEIGHTS));
        } else if (has(folder, INDEX)) {
            for (var shard : shards(folder.resolve(INDEX))) {
                if (has(folder, shard)) {
                    weights.add(folder.resolve(shard));
                } else {
                    missing.add(shard);
                }
            }
        } else {
            missing.add(WEIGHTS);
        }
        var tokenizer = new ArrayList<Path>();
        if (has(folder, TOKENIZER)) {
            tokenizer.add(folder.resolve(TOKENIZER));
        } else if (has(folder, VOCABULARY) && has(folder, MERGES)) {
            tokenizer.add(folder.resolve(VOCABULARY));
            tokenizer.add(folder.resolve(MERGES));
        } else {
            missing.add("tokenizer.json, or vocab.json and merges.txt");
        }
        long bytes = size(folder.resolve(CONFIG));
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

    /// The files an index names, sorted.
    ///
    /// @throws UserException if it cannot be read, or names a file outside its own folder
    static List<String> shards(Path index) {
        JsonNode map;
        try {
            map = new ObjectMapper().readTree(index.toFile()).path("weight_map");
        } catch (IOException e) {
            throw new UserException(index + " is not a list of weight files. Delete it and fetch it again.", e);
        }
        var names = new TreeSet<String>();
        for (var value : map) {
            names.add(value.asText(""));
        }
        if (names.isEmpty()) {
            throw new UserException(index + " names no weight files. Delete it and fetch it again.");
        }
        for (var name : names) {
            if (!SHARD.matcher(name).matches()) {
                throw new UserException(index + " names the weight file “" + name
                        + "”, which is refused: a shard is a .safetensors file inside the checkpoint's own folder.");
            }
        }
        return List.copyOf(names);
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
