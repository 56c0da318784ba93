package org.spinoscope.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A checkpoint that is complete on disk, ready to be loaded.
///
/// @param id `embedded`, `owner/name@commit`, or the folder's absolute path
/// @param label what to show beside numbers and in figures
/// @param folder holds everything below; files may be links into a cache's blobs
/// @param weights model.safetensors, or the shards that model.safetensors.index.json names, sorted
/// @param tokenizer tokenizer.json, or vocab.json and merges.txt
/// @param licence where known
/// @param recordedSha256 what the cache's layout says the single weight file hashes to; not computed here
public record CheckpointFiles(
        String id,
        String label,
        Path folder,
        Path config,
        List<Path> weights,
        List<Path> tokenizer,
        long bytes,
        Optional<String> licence,
        Optional<String> recordedSha256) {

    /// The label of the model that comes with the program; it stands wherever that model's numbers do.
    public static final String EMBEDDED_LABEL = "embedded demonstration model, not GPT-2";

    /// What a model is called of which only the id was kept.
    public static String labelOf(String id) {
        return id.equals("embedded") ? EMBEDDED_LABEL : id;
    }

    public CheckpointFiles {
        weights = List.copyOf(weights);
        tokenizer = List.copyOf(tokenizer);
    }
}
