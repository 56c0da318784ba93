package org.spinoscope.prompt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.spinoscope.common.JsonError;

/// The JSON form of a prompt set, read token by token so that every complaint knows its line and column.
final class JsonPrompts {

    static final String FORMAT = "spinoscope-prompts/1";

    private static final List<String> SET_FIELDS = List.of("format", "name", "description", "source", "pairs");
    private static final List<String> PAIR_FIELDS = List.of("prompt", "good", "bad", "relation", "on");

    private final String file;
    private final JsonParser parser;
    private final DistinctPairs pairs = new DistinctPairs();
    private final List<Boolean> on = new ArrayList<>();

    private JsonPrompts(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /// Reads a list from the text of `file`.
    static PromptList read(String file, String text) {
        var factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (var parser = factory.createParser(text)) {
            return new JsonPrompts(file, parser).list();
        } catch (JsonProcessingException e) {
            var fault = JsonError.of(e);
            throw new FilePosition(file, fault.line(), fault.column())
                    .error(fault.words() + ". Correct the JSON there.", e);
        } catch (IOException e) {
            throw FilePosition.of(file).error("the text could not be read.", e);
        }
    }

    private PromptList list() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw here().error(String.format(
                    Locale.ROOT, "a prompt file is a JSON object. Start it with { \"format\": \"%s\".", FORMAT));
        }
        var start = here();
        var texts = new LinkedHashMap<String, String>();
        boolean sawPairs = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var field = field(SET_FIELDS);
            if (field.equals("pairs")) {
                pairs();
                sawPairs = true;
            } else {
                texts.put(field, text(field, field.equals("name")));
            }
        }
        if (parser.nextToken() != null) {
            throw here().error("something follows after the end of the prompt set. Remove it.");
        }
        require(texts, "format", start);
        require(texts, "name", start);
        if (!sawPairs) {
            throw missing("pairs", start);
        }
        var found = pairs.pairs();
        try {
            return new PromptList(
                    require(texts, "name", start),
                    texts.getOrDefault("description", ""),
                    texts.getOrDefault("source", ""),
                    IntStream.range(0, found.size())
                            .mapToObj(i -> new PromptList.Entry(found.get(i), on.get(i)))
                            .toList());
        } catch (PromptException e) {
            throw start.locate(e);
        }
    }

    private void pairs() throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw wrongType("pairs", "a list, [ … ]");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw wrongType("pair", "an object, { \"prompt\": …, \"good\": …, \"bad\": … }");
            }
            pair();
        }
    }

    private void pair() throws IOException {
        var start = here();
        var texts = new LinkedHashMap<String, String>();
        boolean takesPart = true;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var field = field(PAIR_FIELDS);
            if (field.equals("on")) {
                takesPart = trueOrFalse(field);
                continue;
            }
            texts.put(field, text(field, !field.equals("relation")));
        }
        var prompt = require(texts, "prompt", start);
        var good = require(texts, "good", start);
        var bad = require(texts, "bad", start);
        try {
            pairs.add(new PromptPair(prompt, good, bad, texts.getOrDefault("relation", "")), start.inside());
            on.add(takesPart);
        } catch (PromptException e) {
            throw start.locate(e);
        }
    }

    private String field(List<String> known) throws IOException {
        var name = parser.currentName();
        if (!known.contains(name)) {
            throw here().error(String.format(
                    Locale.ROOT, "the field “%s” is unknown here. Known are %s.", name, String.join(", ", known)));
        }
        return name;
    }

    /// The text of the field whose name was just read. A wrong format is reported at once: what follows it may be
    /// unknown.
    private String text(String field, boolean mustSay) throws IOException {
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
            throw wrongType(field, "a text in double quotes");
        }
        var text = parser.getText();
        if (mustSay && text.isBlank()) {
            throw here().error(String.format(
                    Locale.ROOT, "the field “%s” is empty. Write its text between the quotes.", field));
        }
        if (field.equals("format") && !text.equals(FORMAT)) {
            throw here().error(String.format(
                            Locale.ROOT,
                            "the format “%s” is unknown; this version of Spinoscope reads “%s”. Use a newer Spinoscope",
                            text,
                            FORMAT)
                    + " or change the file.");
        }
        return text;
    }

    private boolean trueOrFalse(String field) throws IOException {
        var found = parser.nextToken();
        if (found != JsonToken.VALUE_TRUE && found != JsonToken.VALUE_FALSE) {
            throw wrongType(field, "true or false");
        }
        return found == JsonToken.VALUE_TRUE;
    }

    private static String require(Map<String, String> texts, String field, FilePosition start) {
        var text = texts.get(field);
        if (text == null) {
            throw missing(field, start);
        }
        return text;
    }

    private static PromptException missing(String field, FilePosition start) {
        return start.error(
                String.format(Locale.ROOT, "the field “%s” is missing in the object that starts here. Add it.", field));
    }

    private PromptException wrongType(String field, String expected) {
        var found = parser.currentToken() == null ? "the end of the file" : kind(parser.currentToken());
        return here().error(String.format(Locale.ROOT, "“%s” should be %s, but here is %s.", field, expected, found));
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }

    private FilePosition here() {
        JsonLocation at = parser.currentTokenLocation();
        return new FilePosition(file, at.getLineNr(), at.getColumnNr());
    }

    /// Writes a list with one pair a line, so that differences between versions of a file can be read.
    static String write(PromptList list) {
        var out = new StringBuilder("{\n  \"format\": ").append(quoted(FORMAT));
        out.append(",\n  \"name\": ").append(quoted(list.name()));
        out.append(",\n  \"description\": ").append(quoted(list.description()));
        out.append(",\n  \"source\": ").append(quoted(list.source()));
        out.append(",\n  \"pairs\": [");
        var separator = "\n";
        for (var entry : list.entries()) {
            var pair = entry.pair();
            out.append(separator).append("    {\"prompt\": ").append(quoted(pair.prompt()));
            out.append(", \"good\": ").append(quoted(pair.good()));
            out.append(", \"bad\": ").append(quoted(pair.bad()));
            if (!pair.relation().isEmpty()) {
                out.append(", \"relation\": ").append(quoted(pair.relation()));
            }
            out.append(entry.on() ? "}" : ", \"on\": false}");
            separator = ",\n";
        }
        return out.append("\n  ]\n}\n").toString();
    }

    private static String quoted(String text) {
        return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
