package org.spinoscope.gpt2;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.spinoscope.common.JsonError;

/// A tokenizer's files, brought into the one form that the native tokenizer reads.
///
/// @param json a `tokenizer.json`
/// @param vocabulary one more than the largest token id
/// @param from the file it came from
record TokenizerFile(byte[] json, int vocabulary, Path from) {

    /// Fifty thousand tokens as field names would each be interned for a second use that never comes.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String END_OF_TEXT = "<|endoftext|>";
    private static final String OTHERWISE = " Fetch it again, or use the one that belongs to these weights.";
    private static final long LARGEST_FILE = 16L << 20;
    private static final int LARGEST_ID = 1 << 24;

    /// @throws CheckpointException if the folder has no tokenizer, or a file of it is malformed
    static TokenizerFile read(Path folder) {
        var whole = folder.resolve(CheckpointNames.TOKENIZER);
        var vocabulary = folder.resolve(CheckpointNames.VOCABULARY);
        var merges = folder.resolve(CheckpointNames.MERGES);
        if (Files.isRegularFile(whole)) {
            return whole(whole);
        }
        if (Files.isRegularFile(vocabulary) && Files.isRegularFile(merges)) {
            return assembled(vocabulary, merges);
        }
        throw new CheckpointException("There is no tokenizer in " + folder
                + ". Put tokenizer.json, or vocab.json and merges.txt, beside the weights.");
    }

    private static TokenizerFile whole(Path file) {
        var json = tree(file);
        var model = json.path("model");
        if (!model.path("type").asText("BPE").equals("BPE")) {
            throw new CheckpointException(file + " is a tokenizer of type “"
                    + model.path("type").asText() + "”, not byte-pair encoding. Use the one that belongs to GPT-2.");
        }
        int size = size(model.path("vocab"), file);
        for (var added : json.path("added_tokens")) {
            size = Math.max(size, id(added.path("id"), added.path("content").asText(), file) + 1);
        }
        return new TokenizerFile(bytes(file), size, file);
    }

    /// The same tokenizer as one file, the way Hugging Face's own converter writes GPT-2's.
    private static TokenizerFile assembled(Path vocabulary, Path merges) {
        var vocab = tree(vocabulary);
        int size = size(vocab, vocabulary);
        var root = JSON.createObjectNode();
        root.put("version", "1.0");
        root.putNull("truncation");
        root.putNull("padding");
        var added = root.putArray("added_tokens");
        if (vocab.has(END_OF_TEXT)) {
            added.addObject()
                    .put("id", vocab.get(END_OF_TEXT).intValue())
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
        merges(merges).forEach(list::add);
        try {
            return new TokenizerFile(JSON.writeValueAsBytes(root), size, vocabulary);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts and numbers is JSON", e);
        }
    }

    private static ObjectNode byteLevel(boolean prefix) {
        return JSON.createObjectNode()
                .put("type", "ByteLevel")
                .put("add_prefix_space", prefix)
                .put("trim_offsets", true)
                .put("use_regex", true);
    }

    /// The merges by falling rank. Only the first line may be a comment: further down “#” is a token like any other.
    private static List<String> merges(Path file) {
        try {
            refuseLarge(file);
            var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            int from = !lines.isEmpty() && lines.getFirst().startsWith("#version") ? 1 : 0;
            var merges = lines.subList(from, lines.size()).stream()
                    .filter(line -> !line.isEmpty())
                    .toList();
            for (var merge : merges) {
                int space = merge.indexOf(' ');
                if (space < 1 || space == merge.length() - 1 || merge.indexOf(' ', space + 1) >= 0) {
                    throw new CheckpointException(
                            file + " has the line “" + merge + "”, which is no pair of tokens." + OTHERWISE);
                }
            }
            return merges;
        } catch (CharacterCodingException e) {
            throw new CheckpointException(file + " is no UTF-8 text." + OTHERWISE, e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// One more than the largest id of a vocabulary.
    private static int size(JsonNode vocab, Path file) {
        if (!vocab.isObject() || vocab.isEmpty()) {
            throw new CheckpointException(file + " holds no vocabulary of tokens and their ids." + OTHERWISE);
        }
        int size = 0;
        for (var entry : vocab.properties()) {
            size = Math.max(size, id(entry.getValue(), entry.getKey(), file) + 1);
        }
        return size;
    }

    private static int id(JsonNode id, String token, Path file) {
        if (!id.isIntegralNumber() || !id.canConvertToInt() || id.intValue() < 0 || id.intValue() > LARGEST_ID) {
            throw new CheckpointException(
                    file + " gives the token “" + token + "” no proper id (" + id + ")." + OTHERWISE);
        }
        return id.intValue();
    }

    private static JsonNode tree(Path file) {
        try {
            refuseLarge(file);
            return JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new CheckpointException(file + " is damaged at " + JsonError.of(e) + "." + OTHERWISE, e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static void refuseLarge(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new CheckpointException(file + " is larger than any tokenizer of a GPT-2. Choose another file.");
        }
    }

    private static CheckpointException unreadable(Path file, IOException e) {
        return new CheckpointException(
                file + " cannot be read (" + e + "). Fetch it again, or make sure that you may read it.", e);
    }
}
