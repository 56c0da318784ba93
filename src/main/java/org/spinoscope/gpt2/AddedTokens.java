package org.spinoscope.gpt2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The tokens outside the vocabulary, in the order and with the ids that transformers gives them: first those
/// of `added_tokens_decoder` (or of `added_tokens.json` and `tokenizer.json`) by their ids, then named special tokens
/// that are not there yet. A token of the vocabulary keeps its id; others get the next free one.
final class AddedTokens {

    /// Which special tokens a tokenizer has if no file says so.
    enum Defaults {
        GPT2,
        NONE
    }

    private static final String END_OF_TEXT = "<|endoftext|>";
    private static final List<String> WITH_DEFAULT = List.of("bos_token", "eos_token", "unk_token");
    private static final List<String> NAMED =
            List.of("bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token");
    private static final List<String> LISTS = List.of("extra_special_tokens", "additional_special_tokens");
    private static final List<String> FLAGS = List.of("single_word", "lstrip", "rstrip");

    private final JsonNode vocab;
    private final SequencedMap<String, ObjectNode> tokens = new LinkedHashMap<>();
    private int largest;

    /// @param there tokens that are added already, with their ids
    AddedTokens(JsonNode vocab, JsonNode there) {
        this.vocab = vocab;
        for (var entry : vocab.properties()) {
            largest = Math.max(largest, entry.getValue().intValue());
        }
        for (var token : there) {
            tokens.putIfAbsent(token.path("content").asText(), ((ObjectNode) token).deepCopy());
            largest = Math.max(largest, token.path("id").intValue());
        }
    }

    /// Adds what GPT-2's own tokenizer class adds.
    ///
    /// @param whole the added tokens of a `tokenizer.json`, if there is one
    void add(SideFiles side, JsonNode whole) {
        var byId = new TreeMap<Integer, JsonNode>();
        var decoder = side.settings().path("added_tokens_decoder");
        if (decoder.isObject()) {
            for (var entry : decoder.properties()) {
                byId.put(number(entry.getKey(), side), entry.getValue());
            }
        } else {
            var special = specialContents(side);
            for (var entry : side.addedTokens().properties()) {
                boolean isSpecial = special.contains(entry.getKey());
                byId.put(
                        number(entry.getValue().asText(), side),
                        TokenizerJson.object()
                                .put("content", entry.getKey())
                                .put("normalized", !isSpecial)
                                .put("special", isSpecial));
            }
            whole.forEach(token -> byId.put(token.path("id").intValue(), token));
        }
        var named = specialContents(side);
        byId.values().forEach(token -> add(token, side, named.contains(content(token))));
        addSpecial(side, Defaults.GPT2);
    }

    /// Adds named special tokens that are not there yet.
    void addSpecial(SideFiles side, Defaults defaults) {
        for (var name : NAMED) {
            var said = said(side, name, defaults);
            if (!said.isNull() && !said.isMissingNode()) {
                add(checked(said, name, side), side, true);
            }
        }
        for (var list : LISTS) {
            for (var token : side.special(list)) {
                add(token, side, true);
            }
        }
    }

    private static JsonNode said(SideFiles side, String name, Defaults defaults) {
        var said = side.special(name);
        return said.isMissingNode() && defaults == Defaults.GPT2 && WITH_DEFAULT.contains(name)
                ? TokenizerJson.object().textNode(END_OF_TEXT)
                : said;
    }

    private static List<String> specialContents(SideFiles side) {
        var contents = new ArrayList<String>();
        NAMED.forEach(name -> contents.add(content(said(side, name, Defaults.GPT2))));
        LISTS.forEach(list -> side.special(list).forEach(token -> contents.add(content(token))));
        return contents;
    }

    /// transformers refuses an object that does not say what it is, except in the older file.
    private static JsonNode checked(JsonNode said, String name, SideFiles side) {
        boolean object = said.isObject() && (side.inOlderFile(name) || said.has("__type"));
        if (!said.isTextual() && !object) {
            throw new CheckpointException(side.config() + ": " + name + " is neither a text nor an object with"
                    + " “\"__type\": \"AddedToken\"”." + TokenizerJson.OTHERWISE);
        }
        return said;
    }

    private static String content(JsonNode token) {
        return token.isTextual() ? token.asText() : token.path("content").asText("");
    }

    private void add(JsonNode token, SideFiles side, boolean named) {
        var content = content(token);
        if (content.isEmpty()) {
            throw new CheckpointException(
                    side.config() + ", or a file beside it, adds a token without text." + TokenizerJson.OTHERWISE);
        }
        if (tokens.containsKey(content)) {
            return;
        }
        boolean special = named || token.path("special").asBoolean(false);
        var entry = TokenizerJson.object().put("id", id(content)).put("content", content);
        FLAGS.forEach(flag -> entry.put(flag, token.path(flag).asBoolean(false)));
        entry.put("normalized", token.path("normalized").asBoolean(!special)).put("special", special);
        tokens.put(content, entry);
    }

    private int id(String content) {
        if (vocab.has(content)) {
            return vocab.get(content).intValue();
        }
        int next = vocab.size();
        for (var token : tokens.values()) {
            next = Math.max(next, token.path("id").intValue() + 1);
        }
        largest = Math.max(largest, next);
        return next;
    }

    private static int number(String text, SideFiles side) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new CheckpointException(
                    side.config() + ", or a file beside it, has “" + text + "” as the id of a token."
                            + TokenizerJson.OTHERWISE,
                    e);
        }
    }

    /// What `add_bos_token` and `add_eos_token` put around a text; empty if neither is on.
    Optional<ObjectNode> ends(SideFiles side) {
        boolean first = side.flag("add_bos_token");
        boolean last = side.flag("add_eos_token");
        if (!first && !last) {
            return Optional.empty();
        }
        var processor = TokenizerJson.object().put("type", "TemplateProcessing");
        var single = processor.putArray("single");
        var known = TokenizerJson.object();
        if (first) {
            end(content(said(side, "bos_token", Defaults.GPT2)), single, known, side);
        }
        single.addObject().putObject("Sequence").put("id", "A").put("type_id", 0);
        if (last) {
            end(content(said(side, "eos_token", Defaults.GPT2)), single, known, side);
        }
        var pair = processor.putArray("pair");
        pair.addObject().putObject("Sequence").put("id", "A").put("type_id", 0);
        pair.addObject().putObject("Sequence").put("id", "B").put("type_id", 1);
        processor.set("special_tokens", known);
        return Optional.of(processor);
    }

    private void end(String content, ArrayNode single, ObjectNode known, SideFiles side) {
        var token = tokens.get(content);
        if (token == null) {
            throw new CheckpointException(side.config()
                    + " asks for a token at the begin or end of every text but names none. Name it, or turn this off.");
        }
        single.addObject().putObject("SpecialToken").put("id", content).put("type_id", 0);
        var entry = known.putObject(content).put("id", content);
        entry.putArray("ids").add(token.path("id").intValue());
        entry.putArray("tokens").add(content);
    }

    /// As `tokenizer.json` lists them, by id.
    ArrayNode json() {
        var list = TokenizerJson.object().putArray("added_tokens");
        var sorted = new TreeMap<Integer, ObjectNode>();
        for (Map.Entry<String, ObjectNode> token : tokens.entrySet()) {
            sorted.put(token.getValue().path("id").intValue(), token.getValue());
        }
        sorted.values().forEach(list::add);
        return list;
    }

    /// One more than the largest id.
    int size() {
        return largest + 1;
    }
}
