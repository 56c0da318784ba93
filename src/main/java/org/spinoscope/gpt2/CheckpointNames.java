package org.spinoscope.gpt2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.spinoscope.common.JsonError;

/// The names of a checkpoint's files in Hugging Face's layout.
public final class CheckpointNames {

    public static final String CONFIG = "config.json";
    public static final String WEIGHTS = "model.safetensors";
    /// Names the shards, where the weights are in several files.
    public static final String INDEX = "model.safetensors.index.json";

    public static final String TOKENIZER = "tokenizer.json";
    public static final String VOCABULARY = "vocab.json";
    public static final String MERGES = "merges.txt";

    private static final long LARGEST_INDEX = 16L << 20;

    /// A path inside the checkpoint's own folder, with forward slashes; no part of it begins with a dot.
    private static final Pattern SHARD =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*\\.safetensors");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CheckpointNames() {}

    /// The files an index names, sorted; whether they exist is not checked.
    ///
    /// @throws CheckpointException if the index cannot be read, or names a file outside its own folder
    public static List<String> shards(Path index) {
        try {
            if (Files.size(index) > LARGEST_INDEX) {
                throw new CheckpointException(index + " is larger than any index of a GPT-2. Fetch it again.");
            }
            var map = JSON.readTree(index.toFile()).path("weight_map");
            if (!map.isObject() || map.isEmpty()) {
                throw new CheckpointException(
                        index + " has no weight_map and so names no weight files. Fetch it again.");
            }
            var names = new TreeSet<String>();
            map.forEach(value -> names.add(value.asText("")));
            for (var name : names) {
                if (!SHARD.matcher(name).matches()) {
                    throw new CheckpointException(index + " names the weight file “" + name
                            + "”, which is refused: a shard is a .safetensors file inside the checkpoint's own folder."
                            + " Use an undamaged checkpoint.");
                }
            }
            return List.copyOf(names);
        } catch (JsonProcessingException e) {
            throw new CheckpointException(index + " is damaged at " + JsonError.of(e) + ". Fetch it again.", e);
        } catch (IOException e) {
            throw new CheckpointException(
                    index + " cannot be read (" + e + "). Fetch it again, or make sure that you may read it.", e);
        }
    }
}
