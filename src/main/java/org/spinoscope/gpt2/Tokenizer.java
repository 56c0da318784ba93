package org.spinoscope.gpt2;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// GPT-2's byte-level byte-pair encoding: text to token ids and back. No token is added at either end.
public final class Tokenizer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String END_OF_TEXT = "<|endoftext|>";
    private static final long LARGEST_FILE = 64L << 20;
    private static final Map<String, String> PLAIN =
            Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

    private final HuggingFaceTokenizer tokenizer;

    private Tokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /// Loads `tokenizer.json`, or else `vocab.json` and `merges.txt`, from a checkpoint folder.
    ///
    /// @throws CheckpointException if the folder has neither, or they are malformed
    public static Tokenizer load(Path folder) {
        var whole = folder.resolve("tokenizer.json");
        var vocabulary = folder.resolve("vocab.json");
        var merges = folder.resolve("merges.txt");
        try {
            if (Files.isRegularFile(whole)) {
                refuseLarge(whole);
                JSON.readTree(whole.toFile());
                return of(Files.newInputStream(whole), whole);
            }
            if (Files.isRegularFile(vocabulary) && Files.isRegularFile(merges)) {
                refuseLarge(vocabulary);
                refuseLarge(merges);
                return of(new ByteArrayInputStream(assemble(vocabulary, merges)), vocabulary);
            }
        } catch (JsonProcessingException e) {
            throw new CheckpointException(
                    "The tokenizer in " + folder + " is not valid JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new CheckpointException("The tokenizer in " + folder + " cannot be read: " + e.getMessage(), e);
        }
        throw new CheckpointException("There is no tokenizer in " + folder
                + ". Put tokenizer.json, or vocab.json and merges.txt, beside the weights.");
    }

    private static void refuseLarge(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new CheckpointException(file + " is larger than any tokenizer of a GPT-2. Choose another file.");
        }
    }

    private static Tokenizer of(InputStream json, Path from) {
        try (json) {
            return new Tokenizer(HuggingFaceTokenizer.newInstance(json, PLAIN));
        } catch (IOException | RuntimeException e) {
            throw new CheckpointException("The tokenizer " + from + " is malformed: " + e.getMessage(), e);
        }
    }

    /// The same tokenizer as one file, the way Hugging Face's own converter writes GPT-2's.
    private static byte[] assemble(Path vocabulary, Path merges) throws IOException {
        var root = JSON.createObjectNode();
        root.put("version", "1.0");
        root.putNull("truncation");
        root.putNull("padding");
        var vocab = JSON.readTree(vocabulary.toFile());
        if (!vocab.isObject()) {
            throw new CheckpointException(vocabulary + " is no vocabulary: an object of token and id is needed.");
        }
        var added = root.putArray("added_tokens");
        if (vocab.has(END_OF_TEXT)) {
            added.addObject()
                    .put("id", vocab.get(END_OF_TEXT).asInt())
                    .put("content", END_OF_TEXT)
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", true)
                    .put("special", true);
        }
        root.putNull("normalizer");
        root.set("pre_tokenizer", byteLevel(false));
        root.set("post_processor", byteLevel(false));
        root.set("decoder", byteLevel(true));
        var model = root.putObject("model");
        model.put("type", "BPE");
        model.putNull("dropout");
        model.putNull("unk_token");
        model.put("continuing_subword_prefix", "");
        model.put("end_of_word_suffix", "");
        model.put("fuse_unk", false);
        model.set("vocab", vocab);
        var list = model.putArray("merges");
        Files.readAllLines(merges, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#version") && !line.isBlank())
                .forEach(list::add);
        return JSON.writeValueAsBytes(root);
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode byteLevel(boolean prefix) {
        return JSON.createObjectNode()
                .put("type", "ByteLevel")
                .put("add_prefix_space", prefix)
                .put("trim_offsets", true)
                .put("use_regex", true);
    }

    /// The token ids of a text, as they stand in GPT-2's vocabulary.
    public int[] encode(String text) {
        return Arrays.stream(tokenizer.encode(text, false, false).getIds())
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    /// The text of these tokens; bytes that are no UTF-8 show as U+FFFD.
    public String decode(int... ids) {
        return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), false);
    }

    /// The text of each token by itself.
    public List<String> pieces(int... ids) {
        var pieces = new ArrayList<String>();
        for (int id : ids) {
            pieces.add(decode(id));
        }
        return pieces;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
