package org.spinoscope.gpt2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A tokenizer's files, brought into the one form that the native tokenizer reads.
///
/// The result gives the ids that Hugging Face's `AutoTokenizer` (transformers 5) gives for the same folder. It takes
/// vocabulary, merges and post-processor from the files and builds the rest of GPT-2's tokenizer itself; only where
/// `tokenizer_config.json` names the class `PreTrainedTokenizerFast` is `tokenizer.json` used as it is. What the side
/// files add is the matter of [AddedTokens].
///
/// @param json a `tokenizer.json`
/// @param vocabulary one more than the largest token id
/// @param from the file it came from
record TokenizerFile(byte[] json, int vocabulary, Path from) {

    private static final int LARGEST_ID = 1 << 24;
    private static final List<String> GPT2_CLASSES = List.of("GPT2Tokenizer", "GPT2TokenizerFast");
    private static final List<String> PLAIN_CLASSES = List.of("PreTrainedTokenizerFast", "TokenizersBackend");

    /// @throws CheckpointException if the folder has no tokenizer, or a file of it is malformed
    static TokenizerFile read(Path folder) {
        var whole = folder.resolve(CheckpointNames.TOKENIZER);
        var vocabulary = folder.resolve(CheckpointNames.VOCABULARY);
        var merges = folder.resolve(CheckpointNames.MERGES);
        var side = SideFiles.of(folder);
        if (Files.isRegularFile(whole)) {
            return whole(whole, side);
        }
        if (Files.isRegularFile(vocabulary) && Files.isRegularFile(merges)) {
            return assembled(vocabulary, merges, side);
        }
        throw new CheckpointException("There is no tokenizer in " + folder
                + ". Put tokenizer.json, or vocab.json and merges.txt, beside the weights.");
    }

    private static TokenizerFile whole(Path file, SideFiles side) {
        var json = TokenizerJson.tree(file);
        var model = json.path("model");
        if (!model.path("type").asText("BPE").equals("BPE")) {
            throw new CheckpointException(file + " is a tokenizer of type “"
                    + model.path("type").asText() + "”, not byte-pair encoding. Use the one that belongs to GPT-2.");
        }
        size(model.path("vocab"), file);
        if (!model.path("merges").isArray()) {
            throw new CheckpointException(file + " holds no list of merges." + TokenizerJson.OTHERWISE);
        }
        for (var added : json.path("added_tokens")) {
            id(added.path("id"), added.path("content").asText(), file);
        }
        if (isPlain(side)) {
            var root = ((ObjectNode) json).deepCopy();
            root.putNull("truncation");
            root.putNull("padding");
            var added = new AddedTokens(model.path("vocab"), json.path("added_tokens"));
            added.addSpecial(side, AddedTokens.Defaults.NONE);
            return finished(root, added, file);
        }
        var merges = TokenizerJson.object().putArray("merges");
        model.path("merges").forEach(merges::add);
        var root = gpt2(model.path("vocab"), merges, side);
        var added = new AddedTokens(model.path("vocab"), TokenizerJson.object());
        added.add(side, json.path("added_tokens"));
        root.set(
                "post_processor",
                json.path("post_processor").isObject() ? json.get("post_processor") : byteLevel(false));
        return finished(root, added, file);
    }

    private static TokenizerFile assembled(Path vocabulary, Path merges, SideFiles side) {
        var vocab = TokenizerJson.tree(vocabulary);
        size(vocab, vocabulary);
        if (isPlain(side)) {
            throw new CheckpointException(side.config() + " asks for the class “" + side.tokenizerClass()
                    + "”, which needs a tokenizer.json. Put it beside the weights, or name GPT2Tokenizer there.");
        }
        var list = TokenizerJson.object().putArray("merges");
        merges(merges).forEach(list::add);
        var root = gpt2(vocab, list, side);
        var added = new AddedTokens(vocab, TokenizerJson.object());
        added.add(side, TokenizerJson.object());
        root.set("post_processor", added.ends(side).map(JsonNode.class::cast).orElseGet(() -> byteLevel(false)));
        return finished(root, added, vocabulary);
    }

    private static boolean isPlain(SideFiles side) {
        var name = side.tokenizerClass();
        if (!name.isEmpty() && !GPT2_CLASSES.contains(name) && !PLAIN_CLASSES.contains(name)) {
            throw new CheckpointException(side.config() + " asks for the tokenizer class “" + name
                    + "”, which is not GPT-2's. Use a checkpoint with GPT2Tokenizer.");
        }
        return PLAIN_CLASSES.contains(name);
    }

    private static TokenizerFile finished(ObjectNode root, AddedTokens added, Path from) {
        root.set("added_tokens", added.json());
        return new TokenizerFile(TokenizerJson.bytes(root), added.size(), from);
    }

    /// GPT-2's tokenizer of these tokens and merges, without added tokens.
    private static ObjectNode gpt2(JsonNode vocab, ArrayNode merges, SideFiles side) {
        var root = TokenizerJson.object();
        root.put("version", "1.0");
        root.putNull("truncation");
        root.putNull("padding");
        root.putArray("added_tokens");
        root.putNull("normalizer");
        root.set("pre_tokenizer", byteLevel(side.flag("add_prefix_space")));
        root.putNull("post_processor");
        root.set("decoder", byteLevel(true));
        var model = root.putObject("model");
        model.put("type", "BPE");
        model.putNull("dropout");
        model.putNull("unk_token");
        model.put("continuing_subword_prefix", "");
        model.put("end_of_word_suffix", "");
        model.put("fuse_unk", false);
        model.set("vocab", vocab);
        model.set("merges", merges);
        return root;
    }

    private static ObjectNode byteLevel(boolean prefix) {
        return TokenizerJson.object()
                .put("type", "ByteLevel")
                .put("add_prefix_space", prefix)
                .put("trim_offsets", true)
                .put("use_regex", true);
    }

    /// The merges by falling rank. Only the first line may be a comment: further down “#” is a token like any other.
    private static List<String> merges(Path file) {
        try {
            TokenizerJson.refuseLarge(file);
            var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (!lines.isEmpty() && lines.getFirst().startsWith("\uFEFF")) {
                throw new CheckpointException(file + " begins with a byte-order mark, which would become part of its"
                        + " first line. Save it as UTF-8 without a byte-order mark.");
            }
            int from = !lines.isEmpty() && lines.getFirst().startsWith("#version") ? 1 : 0;
            var merges = lines.subList(from, lines.size()).stream()
                    .filter(line -> !line.isEmpty())
                    .toList();
            for (var merge : merges) {
                int space = merge.indexOf(' ');
                if (space < 1 || space == merge.length() - 1 || merge.indexOf(' ', space + 1) >= 0) {
                    throw new CheckpointException(file + " has the line “" + merge + "”, which is no pair of tokens."
                            + TokenizerJson.OTHERWISE);
                }
            }
            return merges;
        } catch (CharacterCodingException e) {
            throw new CheckpointException(file + " is no UTF-8 text." + TokenizerJson.OTHERWISE, e);
        } catch (IOException e) {
            throw TokenizerJson.unreadable(file, e);
        }
    }

    /// One more than the largest id of a vocabulary.
    private static int size(JsonNode vocab, Path file) {
        if (!vocab.isObject() || vocab.isEmpty()) {
            throw new CheckpointException(
                    file + " holds no vocabulary of tokens and their ids." + TokenizerJson.OTHERWISE);
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
                    file + " gives the token “" + token + "” no proper id (" + id + ")." + TokenizerJson.OTHERWISE);
        }
        return id.intValue();
    }
}
